import type { Write } from "../../shared/journal/commit.ts";
import { mayActAs } from "../../shared/sign-in/role.ts";
import { checksOfGiven, readTeam } from "../../shared/sign-in/team.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";

/** Somebody of the team who can own a project. */
interface Candidate {
  readonly id: string;
  readonly name: string;
}

/**
 * Who can own a project or do its tasks: those of the team who may change something, and whoever is signed in and may, even if what is held of
 * the team does not say so yet.
 */
export const readCandidates = async (
  needs: PageNeeds,
  { session }: DeskVisit,
): Promise<readonly Candidate[]> => {
  const able = (await readTeam(needs)).who("team");
  const { person, name, role } = session;
  const isMissing = mayActAs(role, "team") && able.every(({ id }) => id !== person);
  return isMissing ? [{ id: person, name }, ...able] : able;
};

/** Who is to look after a project. */
export interface LookingAfter {
  readonly owner: string;
  readonly deputy?: string | undefined;
}

/**
 * The checks that an owner and a deputy are of the team, for a change that makes them look after a project. Whoever is signed in always is, and
 * `trusted` are taken as they are.
 */
export const checkCanLookAfter = (
  { session }: DeskVisit,
  { owner, deputy }: LookingAfter,
  trusted: readonly (string | undefined)[] = [],
): readonly Write<"owner-not-of-team" | "deputy-not-of-team">[] => {
  const known = [session.person, ...trusted];
  return [
    ...checksOfGiven([owner], known, "owner-not-of-team"),
    ...checksOfGiven([deputy], known, "deputy-not-of-team"),
  ];
};

/** What is told when they are not. */
export const cannotLookAfter = {
  "owner-not-of-team": { field: "owner", text: "Select an owner from the list", status: 422 },
  "deputy-not-of-team": { field: "deputy", text: "Select a deputy from the list", status: 422 },
} as const;

/** People as a select offers them. */
export const peopleItems = (people: readonly Candidate[]) =>
  people.map(({ id, name }) => ({ value: id, text: name }));

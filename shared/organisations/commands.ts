import { type Refused, refused } from "../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../journal/change.ts";
import type { CommitNeeds } from "../journal/commit.ts";
import { addOrganisation, editOrganisation } from "./decide.ts";
import type { Organisation, OrganisationFacts } from "./organisation.ts";
import { organisationUpdate } from "./save.ts";
import { readOrganisations } from "./store.ts";

type SuccessorRefusal = "no-successor" | "own-successor";

/** What is wrong with a successor, if anything: it must be another organisation that we have. */
const wrongSuccessor = (
  { code, successor }: OrganisationFacts,
  found: Organisation | undefined,
): Refused<SuccessorRefusal> | undefined => {
  if (successor === undefined) return undefined;
  if (successor === code) return refused("own-successor");
  return found === undefined ? refused("no-successor") : undefined;
};

const readWithSuccessor = async ({ table }: CommitNeeds, { code, successor = code }: OrganisationFacts) => {
  const [present, found] = await readOrganisations(table, [...new Set([code, successor])]);
  return { present, successor: found };
};

/** Adds an organisation by hand. One read and one transaction. */
export const createOrganisation = (
  needs: CommitNeeds,
  facts: OrganisationFacts,
  command: Command,
): Promise<Changed<"code-taken" | SuccessorRefusal>> =>
  changeStored(needs, command, {
    read: () => readWithSuccessor(needs, facts),
    decide: ({ present, successor }) =>
      present === undefined
        ? (wrongSuccessor(facts, successor) ?? addOrganisation(facts, command.occasion))
        : refused("code-taken"),
    save: (_found, { organisation, entries }) => ({
      writes: organisationUpdate({ before: undefined, after: organisation }, command.occasion),
      entries,
    }),
  });

/** What an organisation is to be, and the version of it that the person saw. */
export interface ChangingOrganisation {
  readonly facts: OrganisationFacts;
  readonly version: number;
}

/** Changes what is known of an organisation, if it is still the version that the person saw. One read and one transaction. */
export const changeOrganisation = (
  needs: CommitNeeds,
  { facts, version }: ChangingOrganisation,
  command: Command,
): Promise<Changed<"changed" | SuccessorRefusal | "unknown">> =>
  changeStored(needs, command, {
    read: async () => {
      const { present, successor } = await readWithSuccessor(needs, facts);
      return present === undefined ? undefined : { before: present, successor };
    },
    decide: ({ before, successor }) => {
      const wrong = wrongSuccessor(facts, successor);
      if (wrong !== undefined) return wrong;
      return before.version === version
        ? editOrganisation(before, facts, command.occasion)
        : refused("changed");
    },
    save: ({ before }, { organisation, entries }) => ({
      writes: organisationUpdate({ before, after: organisation }, command.occasion),
      entries,
    }),
  });

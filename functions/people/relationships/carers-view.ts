import { offerKinds, offerNames, type Relationship } from "../../../shared/people/relationships/model.ts";
import { mayActAs } from "../../../shared/sign-in/role.ts";
import type { Team } from "../../../shared/sign-in/team.ts";
import type { DeskVisit } from "../../entry-points/desk-page.ts";

/** Who can look after a relationship, as a select offers them: it begins empty, and who has it now stays in it. */
const itemsFor = (team: Team, { session }: DeskVisit, now: string | undefined) => {
  const names = new Map(team.who("team").map(({ id, name }) => [id, name]));
  if (mayActAs(session.role, "team")) names.set(session.person, `${session.name} (me)`);
  if (now !== undefined && !names.has(now)) names.set(now, team.knownAs(now) ?? "Someone who left");
  return [{ value: "", text: "Choose a person" }, ...[...names].map(([value, text]) => ({ value, text }))];
};

/** Who looks after a person or an organisation. */
export const carersView = (relationship: Relationship | undefined, team: Team, visit: DeskVisit) => {
  const named = (id: string | undefined) =>
    id === undefined ? undefined : { id, name: team.knownAs(id) ?? "Someone who left" };
  return {
    owner: named(relationship?.owner),
    deputy: named(relationship?.deputy),
    ownerItems: itemsFor(team, visit, relationship?.owner),
    deputyItems: itemsFor(team, visit, relationship?.deputy),
  };
};

/** What a person offers. */
export const offersView = (relationship: Relationship | undefined) => ({
  offers: (relationship?.offers ?? []).map((offer) => ({ ...offer, text: offerKinds[offer.kind] })),
  items: offerNames.map((value) => ({ value, text: offerKinds[value] })),
});

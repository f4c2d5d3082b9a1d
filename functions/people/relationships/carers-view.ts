import { offerKinds, offerNames, type Relationship } from "../../../shared/people/relationships/model.ts";
import { mayActAs } from "../../../shared/sign-in/role.ts";
import type { Team } from "../../../shared/sign-in/team.ts";
import type { DeskVisit } from "../../entry-points/desk-page.ts";

/** Who can look after a relationship, as a select offers them: it begins empty, and who has it now stays in it. */
const itemsFor = (team: Team, { session }: DeskVisit, now: string | undefined) => {
  const able = team.who("team").map(({ id, name }) => ({ value: id, text: name }));
  const also = [
    ...(mayActAs(session.role, "team") ? [{ value: session.person, text: session.name }] : []),
    ...(now === undefined ? [] : [{ value: now, text: team.knownAs(now) ?? "Someone who left" }]),
  ].filter(({ value }, nth, all) => ![...able, ...all.slice(0, nth)].some((one) => one.value === value));
  return [
    { value: "", text: "Choose a person" },
    ...[...able, ...also].map((item) =>
      item.value === session.person ? { ...item, text: `${item.text} (me)` } : item,
    ),
  ];
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

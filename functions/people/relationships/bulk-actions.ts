import { paths } from "../../../shared/pages/paths.ts";
import { giveCarers } from "../../../shared/people/relationships/commands.ts";
import type { Carers } from "../../../shared/people/relationships/decide.ts";
import type { Partner } from "../../../shared/people/relationships/model.ts";
import { readRelationship } from "../../../shared/people/relationships/store.ts";
import { checksOfGiven, teamChoices } from "../../../shared/sign-in/team.ts";
import type { Needs } from "../../entry-points/needs.ts";
import type { BulkAction, BulkList, OneAsked } from "../../lists/bulk-action.ts";

/** A person or an organisation as a form names it: `person:<id>`. */
export const partnerName = ({ kind, id }: Partner): string => `${kind}:${id}`;

const partnerIn = (name: string): Partner => {
  const at = name.indexOf(":");
  return { kind: name.slice(0, at) === "organisation" ? "organisation" : "person", id: name.slice(at + 1) };
};

/** Says who looks after a relationship from now on. `trusted` had it before and need not be of the team any more. */
const setTo = (
  needs: Needs,
  { id, me, once, occasion }: Pick<OneAsked, "id" | "me" | "once" | "occasion">,
  carers: Carers,
  trusted: readonly string[] = [],
) => {
  const checks = () => checksOfGiven([carers.owner], [me, ...trusted], "not-of-team");
  return giveCarers(needs, { partner: partnerIn(id), carers, checks }, { once, occasion });
};

const idIn = (text: string | undefined): string | undefined => (text === "" ? undefined : text);

/** Gives the ticked people or organisations an owner, each by the command of its own page. `nameOf` says whom an id of the list is. */
const ownerAction = (nameOf: (id: string) => string): BulkAction => ({
  name: "own",
  verb: "Give",
  button: "Give to owner",
  choice: {
    label: "Owner",
    missing: "Choose who is to look after them",
    isPerson: true,
    items: teamChoices("Choose an owner"),
  },
  run: async (needs, { value, ...asked }) => {
    const id = nameOf(asked.id);
    const { owner = "", deputy = "" } = (await readRelationship(needs.table, partnerIn(id))) ?? {};
    const given = await setTo(
      needs,
      { ...asked, id },
      {
        owner: value,
        deputy: deputy === value ? undefined : idIn(deputy),
      },
    );
    return "refusal" in given ? { refusal: given.refusal } : { done: { owner, deputy, to: value } };
  },
  undo: async (needs, { before, ...asked }) => {
    const id = nameOf(asked.id);
    const now = await readRelationship(needs.table, partnerIn(id));
    if (now?.owner !== before["to"]) return { refusal: "changed" };
    const carers = { owner: idIn(before["owner"]), deputy: idIn(before["deputy"]) };
    return setTo(needs, { ...asked, id }, carers, [before["owner"] ?? ""]);
  },
  said: (what, chosen) => `You gave ${what} to ${chosen.replace(" (me)", "")}.`,
  left: {
    "not-of-team": () => "could not be given: this colleague cannot look after it",
    "same-person": () => "could not be given: this colleague is the deputy",
    unknown: (isOne) => `${isOne ? "is" : "are"} not there any more`,
  },
});

/** What can be done to the ticked relationships. */
export const relationshipBulk: BulkList = {
  name: "relationships",
  things: ["relationship", "relationships"],
  takesAll: true,
  actions: [ownerAction((name) => name)],
};

/** What can be done to the ticked members. */
export const memberBulk: BulkList = {
  name: "members",
  things: ["member", "members"],
  takesAll: true,
  actions: [ownerAction((id) => partnerName({ kind: "person", id }))],
  pages: [{ name: "write", button: "Write to them", href: () => paths.deskNewNewsletter }],
};

/** What can be done to the ticked people of an organisation. */
export const organisationPeopleBulk: BulkList = {
  name: "organisation-people",
  things: ["person", "people"],
  takesAll: true,
  actions: memberBulk.actions,
};

/** What can be done to the ticked organisations. */
export const organisationBulk: BulkList = {
  name: "organisations",
  things: ["organisation", "organisations"],
  takesAll: true,
  actions: [ownerAction((id) => partnerName({ kind: "organisation", id }))],
};

import { giveCarers } from "../../../shared/people/relationships/commands.ts";
import type { Carers } from "../../../shared/people/relationships/decide.ts";
import type { Partner } from "../../../shared/people/relationships/model.ts";
import { readRelationship } from "../../../shared/people/relationships/store.ts";
import { checksOfGiven, readTeam } from "../../../shared/sign-in/team.ts";
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

/** Gives the ticked relationships an owner, each by the command of its own page. */
const ownerAction: BulkAction = {
  name: "own",
  verb: "Give",
  choice: {
    label: "Owner",
    missing: "Choose who is to look after them",
    items: async (needs, me) => [
      { value: "", text: "Choose an owner" },
      ...(await readTeam(needs))
        .who("team")
        .map(({ id, name }) => ({ value: id, text: id === me ? `${name} (me)` : name })),
    ],
  },
  run: async (needs, { value, ...asked }) => {
    const before = await readRelationship(needs.table, partnerIn(asked.id));
    if (before === undefined) return { refusal: "unknown" };
    const { owner = "", deputy = "" } = before;
    const given = await setTo(needs, asked, {
      owner: value,
      deputy: deputy === value ? undefined : idIn(deputy),
    });
    return "refusal" in given ? { refusal: given.refusal } : { done: { owner, deputy, to: value } };
  },
  undo: async (needs, { before, ...asked }) => {
    const now = await readRelationship(needs.table, partnerIn(asked.id));
    if (now?.owner !== before["to"]) return { refusal: "changed" };
    const carers = { owner: idIn(before["owner"]), deputy: idIn(before["deputy"]) };
    return setTo(needs, asked, carers, [before["owner"] ?? ""]);
  },
  said: (what, chosen) => `You gave ${what} to ${chosen.replace(" (me)", "")}.`,
  left: {
    "not-of-team": () => "could not be given: this colleague cannot look after it",
    "same-person": () => "could not be given: this colleague is the deputy",
    unknown: (isOne) => `${isOne ? "is" : "are"} not there any more`,
  },
};

/** What can be done to the ticked relationships. */
export const relationshipBulk: BulkList = {
  name: "relationships",
  things: ["relationship", "relationships"],
  actions: [ownerAction],
};

import { giveOne, giveOneBack, giveOneToDeputy } from "../../shared/hand-overs/commands.ts";
import { teamChoices } from "../../shared/sign-in/team.ts";
import { handedSchema } from "../../shared/work/handing.ts";
import { ownedSchema } from "../../shared/work/owned.ts";
import { readOwnedAt } from "../../shared/work/read.ts";
import type { BulkAction, BulkList } from "../lists/bulk-action.ts";
import { leftWords } from "./owned-words.ts";

/** Whose things the address of the list names. */
const ownerIn = (path: string): string => path.split("/").at(-2) ?? "";

// What was before a change is kept as texts: here one, of ids alone.
const pack = (value: object): string => JSON.stringify(value);

const unpack = (before: Readonly<Record<string, string>>) => ({
  thing: ownedSchema.safeParse(JSON.parse(before["thing"] ?? "null")).data,
  handed: handedSchema.safeParse(JSON.parse(before["handed"] ?? "null")).data,
  to: before["to"] ?? "",
});

/** Puts a thing back into the hands in which it was. */
const putBack: NonNullable<BulkAction["undo"]> = async (
  needs,
  { before, id: _id, me: _me, path: _path, ...command },
) => {
  const { thing, handed, to } = unpack(before);
  if (thing === undefined || handed === undefined) return { refusal: "unknown" };
  return giveOneBack(needs, { thing, to, handed }, command);
};

/** Gives the ticked things of somebody's to a colleague, each by the decision that its own page uses. */
const giveAction: BulkAction = {
  name: "give",
  verb: "Give",
  choice: {
    label: "Give to",
    missing: "Choose who to give them to",
    isPerson: true,
    items: teamChoices("Choose a colleague"),
  },
  run: async (needs, { id, value: to, path, me: _me, ...command }) => {
    const owner = ownerIn(path);
    const [thing] = await readOwnedAt(needs.table, owner, [id]);
    if (thing === undefined) return { refusal: "not-theirs" };
    const given = await giveOne(needs, { thing, from: owner, to }, command);
    return "refusal" in given
      ? { refusal: given.refusal }
      : { done: { thing: pack(thing), handed: pack(given.done), to } };
  },
  undo: putBack,
  said: (what, chosen) => `You gave ${what} to ${chosen.replace(" (me)", "")}.`,
  left: leftWords,
};

/** Gives each of the ticked things to its own deputy. What has none stays. */
const deputyAction: BulkAction = {
  name: "deputies",
  verb: "Give to its deputy:",
  button: "Give each to its deputy",
  warning:
    "Each person, organisation and project goes to its own deputy. What has no deputy stays and is counted. You can undo this for seven days.",
  run: async (needs, { id, value: _value, path, me: _me, ...command }) => {
    const owner = ownerIn(path);
    const [thing] = await readOwnedAt(needs.table, owner, [id]);
    if (thing === undefined) return { refusal: "not-theirs" };
    const given = await giveOneToDeputy(needs, { thing, from: owner }, command);
    return "refusal" in given
      ? { refusal: given.refusal }
      : { done: { thing: pack(thing), handed: pack(given.done), to: given.done.after.owner ?? "" } };
  },
  undo: putBack,
  said: (what) => `You gave ${what}, each to its deputy.`,
  left: leftWords,
};

/** What can be done to the things of somebody. */
export const ownedBulk: BulkList = {
  name: "owned",
  things: ["thing", "things"],
  takesAll: true,
  actions: [giveAction, deputyAction],
};

import { derivedFrom } from "../projections/projection.ts";
import { workItem } from "../work/item.ts";
import { ownedItems } from "../work/owned.ts";
import {
  ReUseChanged,
  ReUseMerged,
  ReUseNewsGiven,
  ReUseNoteAdded,
  ReUseRequested,
  ReUseStageChanged,
} from "./entries.ts";
import { readReUseWithLastNote } from "./store.ts";

/** A re-use waits for its next contact, by whoever looks after it or by nobody yet. Whose it is counts on after the last contact. */
export const reUseWork = derivedFrom({
  kind: "re-use",
  entries: [ReUseRequested, ReUseChanged, ReUseStageChanged, ReUseNewsGiven, ReUseNoteAdded, ReUseMerged],
  keys: /^RE-USE#(\S+) RE-USE$/,
  read: readReUseWithLastNote,
  items: ({ reUse: { reference, owner, nextContactOn, mergedInto }, said }) => {
    if (mergedInto !== undefined) return [];
    const about = `re-use:${reference}`;
    const owned = ownedItems({ owner }, { kind: "re-use", about, said });
    return nextContactOn === undefined
      ? owned
      : [...owned, workItem(owner, { kind: "re-use", about, dueOn: nextContactOn })];
  },
});

import { derivedFrom } from "../projections/projection.ts";
import { workItem } from "../work/item.ts";
import {
  ReUseChanged,
  ReUseMerged,
  ReUseNewsGiven,
  ReUseNoteAdded,
  ReUseRequested,
  ReUseStageChanged,
} from "./entries.ts";
import { readReUse } from "./store.ts";

/** A re-use waits for its next contact, by whoever looks after it or by nobody yet. */
export const reUseWork = derivedFrom({
  kind: "re-use",
  entries: [ReUseRequested, ReUseChanged, ReUseStageChanged, ReUseNewsGiven, ReUseNoteAdded, ReUseMerged],
  keys: /^RE-USE#(\S+) RE-USE$/,
  read: readReUse,
  items: ({ reference, owner, nextContactOn, mergedInto }) =>
    nextContactOn === undefined || mergedInto !== undefined
      ? []
      : [workItem(owner, { kind: "re-use", about: `re-use:${reference}`, dueOn: nextContactOn })],
});

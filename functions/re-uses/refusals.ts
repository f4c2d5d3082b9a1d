import type { ReUseChange } from "../../shared/re-uses/commands.ts";

/** Why something about a re-use is refused. */
export type Refusal = Extract<ReUseChange, { refusal: unknown }>["refusal"];

/** The reasons in words. */
export const refusals: Readonly<Record<Refusal, string>> = {
  unknown: "This re-use is not there any more.",
  changed: "Somebody else changed this at the same moment. Look at it again, then try once more.",
  merged: "This re-use goes on in another, which its page leads to. Change that one.",
  "nothing-to-undo": "There is nothing to take back: somebody has made another step since.",
  "not-asked": "This question was not asked for the re-use as it is now.",
  "other-thing": "The other re-use is of something else. Check the reference.",
  same: "A re-use cannot be merged with itself.",
  "other-organisation": "Only re-uses of the same organisation can be merged. Check the reference.",
};

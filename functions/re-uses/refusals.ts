/** Why something about a re-use is refused, in words. */
export const refusals = {
  merged: "This re-use goes on in another, which its page leads to. Change that one.",
  "nothing-to-undo": "There is nothing to undo: someone has made another step since.",
  "not-asked": "This question was not asked for the re-use as it is now.",
  "other-thing": "The other re-use is of something else. Check the reference.",
  same: "A re-use cannot be merged with itself.",
  "other-organisation": "Only re-uses of the same organisation can be merged. Check the reference.",
} as const;

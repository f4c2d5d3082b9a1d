import { askForReplays, setFailureAside } from "../../shared/failures/commands.ts";
import { isReplayable } from "../../shared/failures/decide.ts";
import { readFailureById } from "../../shared/failures/store.ts";
import type { BulkList } from "../lists/bulk-action.ts";

const doneMeanwhile = (isOne: boolean) =>
  `${isOne ? "was" : "were"} left, because there is nothing left to do. Someone may have done it already`;

/** Failures that wait: what can be done to several or all of them. */
export const failureBulk: BulkList = {
  name: "failures",
  things: ["failure", "failures"],
  actions: [
    {
      name: "replay",
      verb: "Replay",
      isHarmless: true,
      warning:
        "Replay them when their cause is repaired; otherwise they fail again and come back to the list. What was already done is not done twice.",
      run: async (needs, { id, value: _value, me: _me, path: _path, ...command }) => {
        const failure = await readFailureById(needs.table, id);
        if (failure !== undefined && !isReplayable(failure)) return { refusal: "no-way" };
        const asked = await askForReplays(needs, failure === undefined ? [] : [failure], command);
        return "refusal" in asked ? asked : { done: {} };
      },
      said: (what) => `You asked for ${what} to be replayed. The work will be done again in a moment.`,
      left: {
        "no-way": (isOne) =>
          `cannot be replayed: ${isOne ? "it comes" : "they come"} again by ${isOne ? "itself" : "themselves"} or ${isOne ? "needs" : "need"} a developer`,
        "nothing-left": doneMeanwhile,
      },
    },
    {
      name: "set-aside",
      verb: "Set aside",
      warning: "The work is not done, and nobody is reminded of it any more. It can be read for 90 days.",
      run: async (needs, { id, value: _value, me: _me, path: _path, ...command }) => {
        const aside = await setFailureAside(needs, id, command);
        return "refusal" in aside ? aside : { done: {} };
      },
      said: (what) => `You set aside ${what}. They can be read for 90 days.`,
      left: { "nothing-left": doneMeanwhile },
    },
  ],
  takesAll: true,
};

import { sendAgain } from "../../shared/letters/send-again.ts";
import type { BulkList } from "../lists/bulk-action.ts";

/** The letters of a day: what can be done to several or all of them. */
export const letterBulk: BulkList = {
  name: "letters",
  things: ["letter", "letters"],
  actions: [
    {
      name: "again",
      verb: "Send again",
      warning:
        "Each of them goes out once more to the same person. One that is on its way or has arrived is left. This cannot be undone.",
      run: async (needs, { id, value: _value, me: _me, path: _path, ...command }) => {
        const sent = await sendAgain(needs, id, command);
        return "refusal" in sent ? sent : { done: {} };
      },
      said: (what) => `You sent ${what} again.`,
      left: {
        "on-its-way": (isOne) =>
          `${isOne ? "is" : "are"} on ${isOne ? "its" : "their"} way or ${isOne ? "has" : "have"} arrived, and ${isOne ? "was" : "were"} left`,
        erased: () => "cannot be sent any more: what was needed was erased",
        unknown: (isOne) => `${isOne ? "does" : "do"} not exist`,
      },
    },
  ],
  takesAll: true,
};

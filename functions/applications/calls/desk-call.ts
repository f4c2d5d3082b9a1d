import { announceCall } from "../../../shared/applications/calls/commands.ts";
import { draftMissingLetters } from "../../../shared/applications/gate/commands.ts";
import { parseReference } from "../../../shared/platform/references.ts";
import { listPageWith } from "../../lists/list-page.ts";
import { applicationList } from "./application-list.ts";
import callPage from "./desk-call.njk";

const named = (reference: string): string => parseReference("call", reference) ?? "";

/** A call with its applications: to announce it, to draft the letters that decided applications of it lack, and to ask for scores of several. */
export const page = listPageWith(applicationList, callPage, {
  steps: (step) => ({
    announce: step({
      run: (needs, { request }, given) => announceCall(needs, named(request.parameters.reference), given),
      done: "Announced. It opens and closes by its dates.",
    }),
    letters: step({
      run: async (needs, { request }, given) => {
        const changed = await draftMissingLetters(needs, named(request.parameters.reference), given);
        if ("refusal" in changed) return changed;
        return { ...changed, keep: { letters: String(changed.done.drafted) } };
      },
      done: ({ letters = "" }) =>
        letters === "1"
          ? "1 letter drafted. It waits in the outbox."
          : `${Number(letters) || 0} letters drafted. They wait in the outbox.`,
    }),
  }),
  arrivals: {
    drafted: "Saved as a draft. The public does not see it until you announce it.",
    changed: "Changed.",
  },
  refusals: {
    "already-announced": "Someone has already announced this call.",
    "closes-in-the-past": "The call would be closed already. Change its dates first.",
  },
});

import { announceCall } from "../../../shared/applications/calls/commands.ts";
import { draftMissingLetters } from "../../../shared/applications/gate/commands.ts";
import { readCall } from "../../../shared/applications/store.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { byReference, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import callPage from "./desk-call.njk";
import { deskCallView, parseFilter } from "./desk-call-view.ts";

/** A call with its applications: to announce it, and to draft the letters that decided applications of it lack. */
export const page = deskPage({
  path: paths.deskCall,
  names: byReference("call"),
  load: ({ table }, reference) => readCall(table, reference),
  show: async (needs, call, { request, visit }) =>
    view(callPage, await deskCallView(needs, visit, call, parseFilter(request.query["show"]))),
  steps: (step) => ({
    announce: step({
      run: (needs, reference, given) => announceCall(needs, reference, given),
      done: "Announced. It opens and closes by its dates.",
    }),
    letters: step({
      run: async (needs, reference, given) => {
        const changed = await draftMissingLetters(needs, reference, given);
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

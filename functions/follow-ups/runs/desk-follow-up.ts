import { moveStep, reopenStep, skipStep } from "../../../shared/follow-ups/runs/commands.ts";
import { dayForm, evidenceForm, reasonForm } from "../../../shared/follow-ups/runs/input.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { mustBeToCome } from "../../../shared/pages/typed.ts";
import { prepareUpload } from "../../entry-points/direct-upload.ts";
import { view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { refusals } from "../refusals.ts";
import { closedAt, closeWithFile, closeWithTyped } from "./close-with-evidence.ts";
import followUpPage from "./desk-follow-up.njk";
import { byStep, findStep } from "./find-step.ts";
import { followUpView } from "./follow-up-view.ts";

/** One follow-up: what to do and the words for it. It is closed with evidence or with a reason, moved, or opened again. */
export const page = deskPage({
  path: paths.deskFollowUp,
  names: byStep,
  load: ({ table }, named) => findStep(table, named),
  show: async (needs, found, { visit }) => view(followUpPage, await followUpView(needs, found, visit)),
  steps: (step) => ({
    "prepare-upload": step(prepareUpload),
    done: step({
      form: evidenceForm,
      run: (needs, named, given) => closeWithTyped(needs, named, given),
    }),
    file: step({ run: (needs, named, given) => closeWithFile(needs, named, given) }),
    skip: step({
      form: reasonForm,
      run: async (needs, named, given) => {
        const changed = await skipStep(needs, { ...named, ...given.form }, given);
        return "refusal" in changed ? changed : { ...changed, leadsTo: closedAt(named, "skipped") };
      },
    }),
    move: step({
      form: dayForm,
      run: (needs, named, given) => moveStep(needs, { ...named, ...given.form }, given),
      done: "Moved. Its reminders count from the new day.",
    }),
    reopen: step({
      run: (needs, named, given) => reopenStep(needs, named, given),
      done: "Open again. Its reminders go on.",
    }),
  }),
  arrivals: {
    letters: ({ letters = "" }) =>
      letters === "1"
        ? "1 letter waits in the outbox. When it has gone out, this follow-up is done."
        : `${Number(letters) || 0} letters wait in the outbox. When one has gone out, this follow-up is done.`,
    "event-named":
      "The event is noted. The follow-up closes by itself when it is over and its attendance is recorded.",
  },
  refusals: {
    "already-closed": refusals["already-closed"],
    "not-this-evidence": refusals["not-this-evidence"],
    stopped: refusals.stopped,
    "in-the-past": mustBeToCome("day", "The new due day"),
  },
});

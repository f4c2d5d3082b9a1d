import { draftEvent } from "../../../shared/events/event/commands.ts";
import { eventForm } from "../../../shared/events/input.ts";
import { formError } from "../../../shared/pages/form-errors.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { deskRefusals } from "../refusals.ts";
import form from "./event-form.njk";

/** Makes a draft of an event. */
export const page = deskPage({
  path: paths.deskNewEvent,
  names: nothing,
  load: (_needs, named) => named,
  show: () =>
    view(form, {
      heading: "Make an event",
      action: "Save as a draft",
      back: { href: paths.deskEvents, text: "All events" },
      answers: {},
    }),
  steps: (step) => ({
    drafted: step({
      form: eventForm,
      run: async (needs, _named, given) => {
        if (given.form.startsAt <= given.occasion.now)
          return { errors: formError("date", deskRefusals["in-the-past"]) };
        const { done } = await draftEvent(needs, given.form, given);
        return { done, leadsTo: toPath(paths.deskEvent, done), keep: {} };
      },
    }),
  }),
  refusals: {},
});

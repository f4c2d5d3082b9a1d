import * as z from "zod/mini";
import { fillIn } from "../../../shared/enquiries/ready-answers/model.ts";
import { heldReadyAnswers } from "../../../shared/enquiries/ready-answers/store.ts";
import { formError } from "../../../shared/pages/form-errors.ts";
import { maybeSentBack, optionalProse } from "../../../shared/pages/typed.ts";
import { readPeople } from "../../../shared/people/store.ts";
import type { DeskVisit } from "../../entry-points/desk-page.ts";
import type { MakeStep, Stepped } from "../../entry-points/step.ts";
import { typedFields } from "../../entry-points/typed-fields.ts";

/** The ready answer that is chosen, and the answer as it is written so far. */
const insertForm = z.object({
  ready: maybeSentBack(),
  text: optionalProse({ name: "Answer", most: 20_000 }),
  to: maybeSentBack(),
});

/** Adds a ready answer to what is written, at its end, with what is known filled in. The script of pages inserts it at the cursor instead. */
export const insertReadyAnswer = (step: MakeStep<DeskVisit, string>) =>
  step({
    form: insertForm,
    run: async (needs, reference, { form, visit, request }): Promise<Stepped<never>> => {
      const [answers, [person]] = await Promise.all([
        heldReadyAnswers.read(needs),
        readPeople(needs.table, [form.to]),
      ]);
      const chosen = answers.find(({ id }) => id === form.ready);
      if (chosen === undefined) return { errors: formError("ready", "Choose a ready answer") };
      const { programme } = needs;
      const known = { reference, programme, me: visit.session.name, name: person?.name };
      const written = form.text.trimEnd();
      const gap = written === "" ? "" : "\n\n";
      const text = `${written}${gap}${fillIn(chosen.text, known)}`;
      return { again: { ...typedFields(request), text } };
    },
  });

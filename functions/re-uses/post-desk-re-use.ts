import type * as z from "zod";
import { type FormErrors, formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import {
  addNote,
  changeFacts,
  changeStage,
  type Given,
  type ReUseChange,
  reportBenefit,
  undoStage,
} from "../../shared/re-uses/commands.ts";
import { benefitForm, factsForm, noteForm, stageForm } from "../../shared/re-uses/input.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { field, fields } from "../entry-points/request.ts";
import { findReUse, showReUse } from "./re-use-view.ts";
import { refusals } from "./refusals.ts";

type Fields = Readonly<Record<string, string>>;
type Stepped = ReUseChange | { readonly done: true } | { readonly errors: FormErrors };
type Step = (needs: PageNeeds, reference: string, typed: Fields, given: Given) => Promise<Stepped>;

const parsed =
  <Value>(
    schema: z.ZodType<Value>,
    go: (needs: PageNeeds, reference: string, value: Value, given: Given) => Promise<Stepped>,
  ): Step =>
  async (needs, reference, typed, given) => {
    const form = schema.safeParse(typed);
    return form.success ? go(needs, reference, form.data, given) : { errors: formErrors(form.error) };
  };

const steps: ReadonlyMap<string, Step> = new Map([
  [
    "stage",
    parsed(stageForm, (needs, reference, { stage }, given) =>
      changeStage(needs, { reference, stage }, given),
    ),
  ],
  ["undo", (needs, reference, typed, given) => undoStage(needs, { reference, of: typed["of"] ?? "" }, given)],
  [
    "facts",
    parsed(factsForm, (needs, reference, facts, given) =>
      changeFacts(needs, { reference, facts: () => facts }, given),
    ),
  ],
  [
    "note",
    parsed(noteForm, async (needs, reference, { note }, given) => {
      await addNote(needs, { reference, text: note }, given);
      return { done: true };
    }),
  ],
  [
    "benefit",
    parsed(benefitForm, (needs, reference, said, given) => reportBenefit(needs, { reference, said }, given)),
  ],
]);

/** What the buttons of a re-use's page do. */
export const postDeskReUse: DeskPage = async (needs, request, visit) => {
  const found = await findReUse(needs, request, visit);
  if (!("reUse" in found)) return found;
  const name = field(request.form, "_step");
  const step = steps.get(name);
  const answers = fields(request.form);
  if (step === undefined) {
    const errors = formError("maincontent", "Say what to do: press one of the buttons below.");
    return showReUse(needs, visit, found, { errors }, 422);
  }
  const { reference } = found.reUse;
  const once = requestName(visit.formId, { step: name, reference, ...answers });
  const stepped = await step(needs, reference, answers, { occasion: visit.occasion, once });
  if ("errors" in stepped) return showReUse(needs, visit, found, { errors: stepped.errors, answers }, 422);
  if (!("refusal" in stepped)) return { redirect: `${toPath(paths.deskReUse, { reference })}?done=${name}` };
  const errors = formError("maincontent", refusals[stepped.refusal]);
  return showReUse(needs, visit, found, { errors, answers }, 409);
};

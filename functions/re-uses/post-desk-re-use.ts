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
import { mergeInto } from "../../shared/re-uses/commands-merge.ts";
import { mergeRefusal } from "../../shared/re-uses/decide-merge.ts";
import { benefitForm, factsForm, mergeForm, noteForm, stageForm } from "../../shared/re-uses/input.ts";
import { type ReUse, titleOf } from "../../shared/re-uses/re-use.ts";
import { stages } from "../../shared/re-uses/stages.ts";
import { readReUse, type WholeReUse } from "../../shared/re-uses/store.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskPage, DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { field, fields } from "../entry-points/request.ts";
import mergePage from "./desk-re-use-merge.njk";
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
    "merge",
    parsed(mergeForm, (needs, reference, { into }, given) =>
      mergeInto(needs, { from: reference, into }, given),
    ),
  ],
  [
    "benefit",
    parsed(benefitForm, (needs, reference, said, given) => reportBenefit(needs, { reference, said }, given)),
  ],
]);

const leadsTo = (stepped: Stepped, reference: string): string =>
  "reUse" in stepped ? stepped.reUse.reference : reference;

/** Shows what the re-use would go on in, before anything is done. */
const askAboutMerge = async (
  needs: PageNeeds,
  visit: DeskVisit,
  found: WholeReUse,
  answers: Fields,
): Promise<PageAnswer> => {
  const form = mergeForm.safeParse(answers);
  if (!form.success) return showReUse(needs, visit, found, { errors: formErrors(form.error), answers }, 422);
  const into = await readReUse(needs.table, form.data.into);
  const refusal = into === undefined ? "unknown" : mergeRefusal(found.reUse, into);
  if (into === undefined || refusal !== null) {
    const errors = formError("into", refusals[refusal ?? "unknown"]);
    return showReUse(needs, visit, found, { errors, answers }, 422);
  }
  const view = (one: ReUse) => ({
    reference: one.reference,
    title: titleOf(one),
    organisation: one.organisation.name,
    stage: stages[one.stage],
  });
  const own = toPath(paths.deskReUse, { reference: found.reUse.reference });
  return visit.show(mergePage, { own, from: view(found.reUse), into: view(into) });
};

/** What the buttons of a re-use's page do. */
export const postDeskReUse: DeskPage = async (needs, request, visit) => {
  const found = await findReUse(needs, request, visit);
  if (!("reUse" in found)) return found;
  const name = field(request.form, "_step");
  const answers = fields(request.form);
  if (name === "check-merge") return askAboutMerge(needs, visit, found, answers);
  const step = steps.get(name);
  if (step === undefined) {
    const errors = formError("maincontent", "Say what to do: press one of the buttons below.");
    return showReUse(needs, visit, found, { errors }, 422);
  }
  const { reference } = found.reUse;
  const once = requestName(visit.formId, { step: name, reference, ...answers });
  const stepped = await step(needs, reference, answers, { occasion: visit.occasion, once });
  if ("errors" in stepped) return showReUse(needs, visit, found, { errors: stepped.errors, answers }, 422);
  if (!("refusal" in stepped)) {
    const own = toPath(paths.deskReUse, { reference: leadsTo(stepped, reference) });
    return { redirect: `${own}?done=${name}` };
  }
  const errors = formError("maincontent", refusals[stepped.refusal]);
  return showReUse(needs, visit, found, { errors, answers }, 409);
};

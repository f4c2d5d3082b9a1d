import { formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { giveNews } from "../../shared/re-uses/commands.ts";
import { newsForm } from "../../shared/re-uses/input.ts";
import type { Page } from "../entry-points/page.ts";
import { fields } from "../entry-points/request.ts";
import { clicked, findQuestion, showQuestion } from "./news-page.ts";
import { refusals } from "./refusals.ts";

/** Saves an answer, or another in its place, with the words and the benefit that came with it. */
export const postReUseNews: Page = async (needs, request, visit) => {
  const found = await findQuestion(needs, request, visit);
  if (!("reUse" in found)) return found;
  const { link } = found;
  const answers = fields(request.form);
  const form = newsForm.safeParse(answers);
  const shown = { answers, answer: clicked(answers["answer"]) };
  if (!form.success) return showQuestion(visit, found, { ...shown, errors: formErrors(form.error) }, 422);
  const { answer, words, benefit } = form.data;
  const once = requestName(visit.formId, { ...link, ...form.data });
  const occasion = { ...visit.occasion, actor: { kind: "person", id: link.person } } as const;
  const asked = { reference: link.reference, given: { day: link.day, answer, benefit }, words };
  const given = await giveNews(needs, asked, { occasion, once });
  if (!("refusal" in given)) return { redirect: `${request.path}?done=saved` };
  const errors = formError("maincontent", refusals[given.refusal]);
  return showQuestion(visit, found, { ...shown, errors }, 409);
};

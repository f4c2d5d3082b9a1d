import { readVersions, saveWords } from "../../shared/home/store.ts";
import { editWords, wordsForm } from "../../shared/home/words.ts";
import { type FormErrors, formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { toHtml } from "../../shared/pages/markdown.ts";
import { paths } from "../../shared/pages/paths.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { field, fields } from "../entry-points/request.ts";
import wordsPage from "./desk-home-page.njk";

const saved = `${paths.deskHomePage}?done=saved`;

/** Shows how new words will look, or saves them. */
export const postDeskHomePage: DeskPage = async (needs, request, visit) => {
  const versions = await readVersions(needs.table);
  const [current] = versions;
  if (current === undefined) throw new Error("The home page has not even the words it was shipped with.");
  const answers = fields(request.form);
  const again = (errors: FormErrors | undefined, status: number) => {
    const words = answers["words"] ?? "";
    return visit.show(wordsPage, { words, preview: toHtml(words), versions, current, errors }, status);
  };
  const form = wordsForm.safeParse(answers);
  if (!form.success) return again(formErrors(form.error), 422);
  if (field(request.form, "_step") === "preview") return again(undefined, 200);
  const basis = Number(field(request.form, "_version"));
  const stale = formError(
    "words",
    "Somebody else changed the home page while you wrote. Compare before you save.",
  );
  const edit = editWords(current, form.data.words, visit.occasion);
  // The page has these words already, most likely by this very form, sent twice.
  if ("refusal" in edit) return { redirect: saved };
  if (basis !== current.version) return again(stale, 409);
  const { outcome } = await saveWords(needs, edit, requestName(visit.formId, form.data));
  return outcome === "refused" ? again(stale, 409) : { redirect: saved };
};

import { type TagStep, takeTagStep } from "../../shared/catalogue/commands-tags.ts";
import { tagForm } from "../../shared/catalogue/input-tags.ts";
import { type FormErrors, formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { type Form, field } from "../entry-points/request.ts";
import { tagRefusal } from "./item-refusals.ts";
import { showTag, tagAsked } from "./tag-view.ts";
import { sentTag } from "./tags-view.ts";

const readStep = (form: Form): { readonly asked: TagStep } | { readonly errors: FormErrors } => {
  switch (field(form, "_step")) {
    case "retire": {
      const instead = field(form, "instead");
      return { asked: { step: "retire", ...(instead === "" ? {} : { instead }) } };
    }
    case "bring-back":
      return { asked: { step: "bring-back" } };
    case "change": {
      const read = tagForm.safeParse(sentTag(form));
      return read.success ? { asked: { step: "change", ...read.data } } : { errors: formErrors(read.error) };
    }
    default:
      return {
        errors: formError("maincontent", "Say what to do with the tag: press one of the buttons below."),
      };
  }
};

/** Changes a tag, retires it or brings it back. */
export const postDeskCatalogueTag: DeskPage = async (needs, request, visit) => {
  const value = tagAsked(request);
  const read = readStep(request.form);
  const sent = field(request.form, "_step") === "change" ? { answers: sentTag(request.form) } : {};
  if ("errors" in read) return showTag(needs, request, visit, { ...sent, errors: read.errors });
  const { asked } = read;
  const version = Math.trunc(Number(field(request.form, "_version"))) || 0;
  const once = requestName(visit.formId, { value, version, ...asked });
  const changed = await takeTagStep(needs, { value, version, asked }, { occasion: visit.occasion, once });
  if ("done" in changed)
    return { redirect: `${toPath(paths.deskCatalogueTag, { tag: value })}?done=${asked.step}` };
  const errors = formError("maincontent", tagRefusal(changed));
  return showTag(needs, request, visit, { ...sent, errors }, 409);
};

import type { CatalogueItem } from "../../shared/catalogue/item.ts";
import { formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { makeLink } from "../../shared/platform/links.ts";
import { newReference } from "../../shared/platform/references.ts";
import { requestReUse } from "../../shared/re-uses/commands-request.ts";
import { type RequestForm, requestForm } from "../../shared/re-uses/input.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import { formCheck, limitRefusals } from "../entry-points/form-check.ts";
import type { Page, PageNeeds, Visit } from "../entry-points/page.ts";
import { field, fields, type PageRequest } from "../entry-points/request.ts";
import { chooseOrganisation } from "../organisations/choose-organisation.ts";
import { findItem } from "./find-item.ts";
import checkPage from "./re-use-check.njk";
import { answerRows, hiddenAnswers, itemView, showRequest } from "./request-view.ts";
import { usedOf } from "./usable.ts";

const sentTo = (needs: PageNeeds, { slug }: CatalogueItem, reference: string): PageAnswer => ({
  redirect: toPath(paths.reUseSent, { slug, token: makeLink(needs.keys, "sent-re-use", reference) }),
});

const send = async (
  needs: PageNeeds,
  request: PageRequest,
  visit: Visit,
  item: CatalogueItem,
  form: RequestForm,
): Promise<PageAnswer> => {
  const { name, email, organisation, organisationCode, whatFor, howFar, mayBeNamed } = form;
  const counted = { form: "re-use", email, countNetwork: true } as const;
  const { writes } = formCheck(needs, request, visit, counted);
  const requested = await requestReUse(
    needs,
    {
      ...usedOf(item),
      organisation: { name: organisation, code: organisationCode },
      by: "form",
      introducedBy: { kind: "catalogue" },
      howFar,
      whatFor,
      mayBeNamed,
      // The form says that we ask, and every question tells how to end it.
      mayBeAsked: true,
    },
    { name, email, organisation, organisationCode },
    { occasion: visit.occasion, once: requestName(visit.formId, { item: item.reference, ...form }) },
    writes,
  );
  if ("reference" in requested) return sentTo(needs, item, requested.reference);
  const errors = formError("maincontent", limitRefusals[requested.refusal]);
  return showRequest(visit, item, { answers: hiddenAnswers(form), errors }, 429);
};

/** Checks the answers, shows them once more, and notes that somebody wants to use the item. */
export const postReUse: Page = async (needs, request, visit) => {
  const found = await findItem(needs, request, visit);
  if (!("item" in found)) return found;
  const { item } = found;
  // A robot that filled in the trap is answered like a person, so that it learns nothing.
  if (field(request.form, "_website") !== "")
    return sentTo(needs, item, newReference("reUse", needs.randomBytes));
  const answers = fields(request.form);
  const form = requestForm.safeParse(answers);
  if (!form.success) return showRequest(visit, item, { answers, errors: formErrors(form.error) });
  const { sameForm } = visit;
  const step = field(request.form, "_step");
  if (step === "change") return showRequest(visit, item, { answers, ...sameForm });
  if (step === "send") return send(needs, request, visit, item, form.data);
  const meant = await chooseOrganisation(needs, request, visit, form.data);
  if ("ask" in meant) return meant.ask;
  const data = { ...form.data, ...meant };
  const shown = { ...itemView(item), answers: hiddenAnswers(data), rows: answerRows(data), ...sameForm };
  return visit.show(checkPage, shown);
};

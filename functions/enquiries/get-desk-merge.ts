import { suggestDuplicates } from "../../shared/enquiries/duplicates.ts";
import type { Enquiry } from "../../shared/enquiries/enquiry.ts";
import { enquiryKinds } from "../../shared/enquiries/kinds.ts";
import { listActive, listOfPerson, readWithTargets } from "../../shared/enquiries/store.ts";
import { type FormErrors, formError } from "../../shared/pages/form-errors.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { parseReference } from "../../shared/platform/references.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskPage, DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import mergePage from "./desk-merge.njk";
import checkPage from "./desk-merge-check.njk";
import { statusTags } from "./due-words.ts";

const view = (enquiry: Enquiry) => ({
  reference: enquiry.reference,
  subject: enquiry.subject,
  name: enquiry.name,
  organisation: enquiry.organisation,
  excerpt: enquiry.excerpt,
  receivedAt: enquiry.receivedAt,
  kind: enquiryKinds[enquiry.kind],
  status: statusTags[enquiry.status],
  href: toPath(paths.deskEnquiry, { reference: enquiry.reference }),
});

const whyWords = {
  person: "The same person",
  organisation: "The same organisation",
  words: "Similar words",
} as const;

/** Shows which enquiries may be the same matter, to choose one. Two queries. */
export const showChoice = async (
  needs: PageNeeds,
  visit: DeskVisit,
  enquiry: Enquiry,
  more: { readonly typed?: string; readonly errors?: FormErrors } = {},
  status = 200,
): Promise<PageAnswer> => {
  const [active, ofPerson] = await Promise.all([
    listActive(needs.table),
    listOfPerson(needs.table, enquiry.person),
  ]);
  const suggestions = suggestDuplicates(enquiry, [...ofPerson, ...active]);
  return visit.show(
    mergePage,
    {
      enquiry: view(enquiry),
      suggestions: suggestions.map(({ enquiry: one, why }) => ({ ...view(one), why: whyWords[why] })),
      ...more,
    },
    status,
  );
};

/** Shows both enquiries side by side before they are merged; the older one is proposed to lead. */
export const showBoth = (
  visit: DeskVisit,
  enquiry: Enquiry,
  other: Enquiry,
  more: { readonly lead?: string; readonly errors?: FormErrors } = {},
  status = 200,
): PageAnswer => {
  const older = enquiry.receivedAt <= other.receivedAt ? enquiry : other;
  const leads = [enquiry, other].find(({ absorbed }) => absorbed.length > 0) ?? older;
  const context = { enquiry: view(enquiry), other: view(other), lead: leads.reference, ...more };
  return visit.show(checkPage, context, status);
};

const WRONG_REFERENCE = formError("reference", "Enter the reference of an enquiry, like ENQ-4F7K-2Q9C");

/** Asks which enquiry this one is to be merged with, or shows both when that was chosen (`?with=` or `?reference=`). */
export const getDeskMerge: DeskPage = async (needs, request, visit) => {
  const reference = parseReference("enquiry", request.parameters["reference"] ?? "");
  const typed = (request.query["reference"] ?? "").trim() || (request.query["with"] ?? "");
  const wanted = typed === "" ? null : parseReference("enquiry", typed);
  if (reference === null) return visit.show(notFound, {}, 404);
  const references = wanted === null || wanted === reference ? [reference] : [reference, wanted];
  const { enquiries } = await readWithTargets(needs.table, references);
  const [enquiry, other] = enquiries;
  if (enquiry === undefined) return visit.show(notFound, {}, 404);
  if (other !== undefined) return showBoth(visit, enquiry, other);
  if (typed === "" && request.query["asked"] === undefined) return showChoice(needs, visit, enquiry);
  const errors =
    wanted === reference
      ? formError("reference", "This is the enquiry itself. Enter the reference of another one")
      : wanted === null
        ? WRONG_REFERENCE
        : formError("reference", "There is no enquiry with this reference");
  return showChoice(needs, visit, enquiry, { typed, errors }, 422);
};

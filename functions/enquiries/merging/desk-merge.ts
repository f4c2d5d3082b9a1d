import * as z from "zod/mini";
import type { EnquiryCounts } from "../../../shared/enquiries/counts.ts";
import type { Enquiry } from "../../../shared/enquiries/enquiry.ts";
import { enquiryKinds } from "../../../shared/enquiries/kinds.ts";
import { listNearby, listOfPerson } from "../../../shared/enquiries/lists.ts";
import { mergePair } from "../../../shared/enquiries/merging/commands.ts";
import { suggestDuplicates } from "../../../shared/enquiries/merging/duplicates.ts";
import { readCounts, readWithTargets } from "../../../shared/enquiries/store.ts";
import { refused } from "../../../shared/journal/answer.ts";
import { formError } from "../../../shared/pages/form-errors.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { maybeSentBack } from "../../../shared/pages/typed.ts";
import { parseReference } from "../../../shared/platform/references.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { byReference, type View, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { field, type PageRequest } from "../../entry-points/request.ts";
import { statusTags } from "../due-words.ts";
import { refusals } from "../refusals.ts";
import mergePage from "./desk-merge.njk";
import checkPage from "./desk-merge-check.njk";

const viewOf = (enquiry: Enquiry) => ({
  reference: enquiry.reference,
  subject: enquiry.subject,
  person: enquiry.person,
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

/** The enquiries that may be the same matter, to choose one: of the same person, and of those that are due about the same day. Two queries. */
const choiceView = async ({ table }: PageNeeds, enquiry: Enquiry, counts: EnquiryCounts) => {
  const [nearby, ofPerson] = await Promise.all([
    listNearby(table, enquiry, counts),
    listOfPerson(table, enquiry.person),
  ]);
  const suggestions = suggestDuplicates(enquiry, [...ofPerson, ...nearby]);
  return {
    enquiry: viewOf(enquiry),
    suggestions: suggestions.map(({ enquiry: one, why }) => ({ ...viewOf(one), why: whyWords[why] })),
  };
};

/** Both enquiries side by side before they are merged; the one that leads others, otherwise the older one, is proposed to lead. */
const showBoth = (enquiry: Enquiry, other: Enquiry, lead: string | undefined): View => {
  const older = enquiry.receivedAt <= other.receivedAt ? enquiry : other;
  const leads = [enquiry, other].find(({ absorbed }) => absorbed.length > 0) ?? older;
  const shown = { enquiry: viewOf(enquiry), other: viewOf(other), lead: lead ?? leads.reference };
  return view(checkPage, shown);
};

/** The reference that was chosen or typed; empty when none was. */
const wantedIn = ({ method, form, query }: PageRequest): string =>
  method === "POST" ? field(form, "with") : (query["reference"] ?? "").trim() || (query["with"] ?? "");

const WRONG_REFERENCE = "Enter the reference of an enquiry, like ENQ-4F7K-2Q9C";

const wrongIn = (reference: string, wanted: string | null): string => {
  if (wanted === null) return WRONG_REFERENCE;
  return wanted === reference
    ? "This is the enquiry itself. Enter the reference of another one"
    : "There is no enquiry with this reference";
};

const mergeForm = z.object({ with: maybeSentBack(WRONG_REFERENCE), lead: maybeSentBack() });

/** Asks which enquiry this one is to be merged with, and when that was chosen (`?with=`, `?reference=`) which of the two leads. */
export const page = deskPage({
  path: paths.deskMerge,
  names: byReference("enquiry"),
  load: async ({ table }, reference, { request }) => {
    const typed = wantedIn(request);
    const wanted = typed === "" ? null : parseReference("enquiry", typed);
    const [counts, { enquiries }] = await Promise.all([
      readCounts(table),
      readWithTargets(table, [reference, ...(wanted === null || wanted === reference ? [] : [wanted])]),
    ]);
    const [enquiry, other] = enquiries;
    return enquiry && { enquiry, other, typed, wanted, counts };
  },
  show: async (needs, { enquiry, other, typed, wanted, counts }, { request }) => {
    if (other !== undefined) return showBoth(enquiry, other, request.form.get("lead")?.[0]);
    const choice = await choiceView(needs, enquiry, counts);
    if (typed === "" && request.query["asked"] === undefined) return view(mergePage, choice);
    const errors = formError("reference", wrongIn(enquiry.reference, wanted));
    return view(mergePage, { ...choice, typed, errors }, 422);
  },
  steps: (step) => ({
    merge: step({
      form: mergeForm,
      run: async (needs, reference, given) => {
        const second = parseReference("enquiry", given.form.with);
        if (second === null) return refused("unknown");
        const kept = given.form.lead === second ? second : reference;
        const other = kept === reference ? second : reference;
        const changed = await mergePair(needs, { other, kept }, given);
        return "refusal" in changed
          ? changed
          : { done: true, leadsTo: toPath(paths.deskEnquiry, { reference: kept }), keep: { other } };
      },
    }),
  }),
  refusals: {
    merged: refusals.merged,
    itself: refusals.itself,
    "leads-others": refusals["leads-others"],
  },
});

import { sendEnquiry } from "../../../shared/enquiries/commands.ts";
import { type EnquiryForm, enquiryForm } from "../../../shared/enquiries/form/input.ts";
import { enquiryKinds, parseKind } from "../../../shared/enquiries/kinds.ts";
import { formError } from "../../../shared/pages/form-errors.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { makeLink } from "../../../shared/platform/links.ts";
import { newReference } from "../../../shared/platform/references.ts";
import { oneLine } from "../../../shared/platform/text.ts";
import type { LimitRefusal } from "../../../shared/protection/limits.ts";
import { formCheck, limitAnswers } from "../../entry-points/form-check.ts";
import { type FormInProgress, formInProgress, leadOn } from "../../entry-points/form-pages.ts";
import type { PageNeeds, Visit } from "../../entry-points/page.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import type { PageRequest } from "../../entry-points/request.ts";
import type { Given } from "../../entry-points/step.ts";
import { type Fields, isTrapped, typedFields } from "../../entry-points/typed-fields.ts";
import { meantOrganisation, organisationQuestion } from "../../organisations/organisation-question.ts";
import enquiryPage from "./enquiry.njk";
import checkPage from "./enquiry-check.njk";
import { answerRows, flatAnswers, kindItems, kindView } from "./enquiry-form.ts";
import kindPage from "./enquiry-kind.njk";
import publicBodiesPage from "./enquiry-public-bodies.njk";

const MOST_PREFILLED = 150;

interface Looked {
  readonly request: PageRequest;
  readonly visit: Visit;
}

/** The form's own page with the answers that are kept, and one of its other pages. */
const formHref = (going: FormInProgress): string =>
  `${paths.enquiry}?${new URLSearchParams({ form: going.fields.formToken })}`;
const kindHref = (going: FormInProgress): string => `${formHref(going)}&ask=kind`;

/** What a link has filled in (`/enquiry?subject=...`), as the `mailto:` links of old programmes did. */
const prefilledIn = ({ query }: PageRequest): string =>
  oneLine((query["subject"] ?? "").slice(0, 4 * MOST_PREFILLED)).slice(0, MOST_PREFILLED);

const showKinds = (needs: PageNeeds, { request }: Looked, going: FormInProgress | undefined) => {
  const { about, asked, ask } = request.query;
  // A form that is sent with nothing chosen names nothing but that it was asked.
  const wrong = ask !== "kind" && (about !== undefined || asked !== undefined);
  const answers = going === undefined ? {} : typedFields(going);
  return view(kindPage, {
    kinds: kindItems,
    chosen: answers["kind"],
    form: going?.fields.formToken,
    subject: prefilledIn(request),
    address: needs.enquiryAddress,
    errors: wrong ? formError("about", "Select what your enquiry is about") : undefined,
  });
};

/** What was answered so far: what was sent, what the form has kept, or what a link has filled in. A link may also say the kind. */
const answersSoFar = ({ request }: Looked, going: FormInProgress | undefined): Fields => {
  if (request.method === "POST") return typedFields(request);
  const answers = going === undefined ? { subject: prefilledIn(request) } : typedFields(going);
  const { about, asked } = request.query;
  return about === undefined && asked === undefined ? answers : { ...answers, kind: about ?? "" };
};

const isForPublicBodiesOnly = ({ kind, details }: EnquiryForm): boolean =>
  kind === "document" && details["publicBody"] === "no";

const sent = (needs: PageNeeds, reference: string) => ({
  done: true,
  leadsTo: toPath(paths.enquirySent, { token: makeLink(needs.keys, "sent-enquiry", reference) }),
});

// A robot that filled in the trap is answered like a person whose enquiry was sent, so that it learns nothing.
const sentForRobots = (needs: PageNeeds) => sent(needs, newReference("enquiry", needs.randomBytes));

const leadToPublicBodies = async (needs: PageNeeds, given: Given<Visit, EnquiryForm>) => ({
  goOn: await leadOn(needs, given, { path: paths.enquiry, ask: "public-bodies" }),
});

/** The enquiry form: first what it is about, then the few questions of that, then a last look at the answers. */
export const page = sitePage({
  path: paths.enquiry,
  names: nothing,
  load: (_needs, named) => named,
  show: async (needs, _found, looked) => {
    const going = looked.request.method === "GET" ? await formInProgress(needs, looked.visit) : undefined;
    const answers = answersSoFar(looked, going);
    const kind = parseKind(answers["kind"]);
    if (kind === undefined) return showKinds(needs, looked, going);
    const changeKind = going === undefined ? paths.enquiry : kindHref(going);
    return view(enquiryPage, { ...kindView(kind), answers, changeKind, ...going?.fields });
  },
  asks: {
    ...organisationQuestion,
    kind: async (needs, _found, looked) =>
      showKinds(needs, looked, await formInProgress(needs, looked.visit)),
    check: async (needs, _found, { visit }) => {
      const going = await formInProgress(needs, visit);
      const form = enquiryForm.safeParse(going === undefined ? {} : typedFields(going));
      if (going === undefined || !form.success) return { redirect: paths.enquiry };
      const rows = answerRows(form.data).map((row) => ({ ...row, change: `${formHref(going)}#${row.id}` }));
      const about = {
        label: "About",
        value: enquiryKinds[form.data.kind],
        change: `${kindHref(going)}#about`,
      };
      return view(checkPage, { answers: flatAnswers(form.data), rows: [about, ...rows], ...going.fields });
    },
    "public-bodies": async (needs, _found, { visit }) => {
      const going = await formInProgress(needs, visit);
      return going === undefined
        ? { redirect: paths.enquiry }
        : view(publicBodiesPage, { changeHref: `${formHref(going)}#publicBody` });
    },
  },
  steps: (step) => ({
    check: step({
      form: enquiryForm,
      run: async (needs, _named, given) => {
        if (isTrapped(given.request)) return sentForRobots(needs);
        if (isForPublicBodiesOnly(given.form)) return leadToPublicBodies(needs, given);
        const meant = await meantOrganisation(needs, given, given.form);
        if ("goOn" in meant) return meant;
        const { organisation, organisationCode = "" } = meant;
        const answers = { organisation, organisationCode };
        return { goOn: await leadOn(needs, given, { path: paths.enquiry, ask: "check", answers }) };
      },
    }),
    send: step({
      form: enquiryForm,
      run: async (needs, _named, given) => {
        if (isTrapped(given.request)) return sentForRobots(needs);
        if (isForPublicBodiesOnly(given.form)) return leadToPublicBodies(needs, given);
        const counted = { form: "enquiry", email: given.form.email, countNetwork: true } as const;
        const { unchecked, writes: counts } = formCheck(needs, given.request, given.visit, counted);
        const sending = { form: given.form, unchecked, counts };
        const changed = await sendEnquiry<LimitRefusal>(needs, sending, given);
        return "refusal" in changed ? changed : sent(needs, changed.done.reference);
      },
    }),
  }),
  refusals: limitAnswers,
});

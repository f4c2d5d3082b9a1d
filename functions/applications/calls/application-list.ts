import { titleOf } from "../../../shared/applications/application.ts";
import { assessmentState, scoredOnes } from "../../../shared/applications/assessment/model.ts";
import type { Call } from "../../../shared/applications/calls/model.ts";
import { outcomes } from "../../../shared/applications/gate/model.ts";
import { listApplications, readCall, type WholeApplication } from "../../../shared/applications/store.ts";
import { visibility } from "../../../shared/applications/visibility.ts";
import { paths, personPath, toPath } from "../../../shared/pages/paths.ts";
import { parseReference } from "../../../shared/platform/references.ts";
import { sayShortDate } from "../../../shared/platform/time.ts";
import { readTeam, type Team } from "../../../shared/sign-in/team.ts";
import type { CellLine } from "../../lists/cell.ts";
import { type DeskList, inMemory, type Look } from "../../lists/definition.ts";
import { applicationBulk } from "./bulk-actions.ts";
import { statusTags } from "./call-tags.ts";
import { callFacts } from "./desk-call-view.ts";

const views = {
  submitted: "To decide",
  mine: "Mine to score",
  unassigned: "Without assessors",
  decided: "Decided",
  withdrawn: "Withdrawn",
  draft: "Drafts",
  all: "All",
} as const;

type View = keyof typeof views;

const viewNames: readonly View[] = [
  "submitted",
  "mine",
  "unassigned",
  "decided",
  "withdrawn",
  "draft",
  "all",
];

/** A call with its applications, and which of them are asked for. */
interface Applications {
  readonly call: Call;
  readonly all: readonly WholeApplication[];
  readonly team: Team;
  readonly view: View;
}

type Looked = Look<Applications>;

const isIn = (view: View, { application, assessments }: WholeApplication, viewer: string): boolean => {
  if (view === "all") return true;
  if (view === "mine")
    return (
      application.status === "submitted" &&
      assessments.some((own) => own.assessor === viewer && assessmentState(own) === "to-score")
    );
  if (view === "unassigned")
    return (
      application.status === "submitted" &&
      assessments.every((assessment) => assessmentState(assessment) === "conflict")
    );
  return application.status === view;
};

/** Who applied, where the one who looks may see it: it is neither shown, nor searched, nor in the file. */
const applicantOf = ({ application, assessments }: WholeApplication, { call }: Applications, me: string) => {
  const { person, name, organisation } = application;
  return visibility(call, application, assessments, me).names ? { person, name, organisation } : undefined;
};

const nameOf = ({ team }: Applications, id: string): string => team.knownAs(id) ?? "Someone who left";

const fits = (whole: WholeApplication, { of, me, asked: { filters } }: Looked): boolean => {
  const { application, assessments } = whole;
  const { q = "", assessor } = filters;
  const { name = "", organisation = "" } = applicantOf(whole, of, me) ?? {};
  const words = [titleOf(application), application.reference, name, organisation].join("\n").toLowerCase();
  return (
    words.includes(q.toLowerCase()) &&
    (assessor === undefined || assessments.some((one) => one.assessor === assessor))
  );
};

const rowOf = (whole: WholeApplication, { of, me }: Looked) => {
  const { application, assessments } = whole;
  const { decision } = application;
  return {
    application,
    applicant: applicantOf(whole, of, me),
    outcome: decision && outcomes[decision.outcome],
    told: decision && (decision.answeredAt === undefined ? "not answered yet" : "answered"),
    scored: `${scoredOnes(assessments).length} of ${of.call.assessors}`,
    assessors: assessments.map(({ assessor }) => ({ id: assessor, name: nameOf(of, assessor) })),
  };
};

type Row = ReturnType<typeof rowOf>;

const assessorLines = ({ assessors }: Row): readonly CellLine[] =>
  assessors.length === 0
    ? ["None"]
    : assessors.map(({ id, name }) => ({ text: name, href: toPath(paths.deskPerson, { person: id }) }));

const assessorChoices = (of: Applications) =>
  [...new Set(of.all.flatMap(({ assessments }) => assessments.map(({ assessor }) => assessor)))]
    .map((value) => ({ value, text: nameOf(of, value) }))
    .sort((one, other) => one.text.localeCompare(other.text, "en"));

/** The applications of a call, under what the call itself says. Who applied stays hidden in it as everywhere, so nothing sorts by that. */
export const applicationList: DeskList<typeof paths.deskCall, Applications, WholeApplication, Row> = {
  name: applicationBulk.name,
  path: paths.deskCall,
  words: {
    title: ({ of: { call } }) => call.title,
    things: applicationBulk.things,
    search: { label: "Search applications", hint: "Title, reference or, where they are shown, names" },
    within: () => ({ section: paths.deskCalls, back: { href: paths.deskCalls, text: "All calls" } }),
    empty: ({ of: { all } }) =>
      all.length === 0
        ? "No applications yet. They appear here when an applicant begins one."
        : "No applications here. Others are under the other headings.",
  },
  takes: ["view", "q", "assessor"],
  load: async (needs, { request }, { filters }) => {
    const reference = parseReference("call", request.parameters.reference);
    if (reference === null) return undefined;
    const [call, all, team] = await Promise.all([
      readCall(needs.table, reference),
      listApplications(needs.table, reference),
      readTeam(needs),
    ]);
    const view = viewNames.find((name) => name === filters["view"]) ?? "submitted";
    return call && { call, all, team, view };
  },
  find: (_needs, look) =>
    inMemory(look.of.all.filter((whole) => isIn(look.of.view, whole, look.me) && fits(whole, look))),
  idOf: ({ application }) => application.reference,
  hrefOf: ({ application: { reference } }) => toPath(paths.deskApplication, { reference }),
  rows: async (_needs, things, look) => things.map((whole) => rowOf(whole, look)),
  columns: [
    {
      key: "title",
      heading: "Application",
      sort: ({ application }) => titleOf(application),
      cell: ({ application }) => ({ text: titleOf(application), more: [application.reference] }),
    },
    {
      key: "applicant",
      heading: "Applicant",
      cell: ({ applicant }) => ({
        text: applicant?.name ?? "Hidden",
        href: personPath(applicant?.person),
        more: [applicant?.organisation],
      }),
    },
    {
      key: "status",
      heading: "Status",
      sort: ({ application }) => statusTags[application.status].text,
      cell: ({ application, outcome, told }) => ({
        tags: [statusTags[application.status]],
        more: [outcome && `${outcome}, ${told}`],
      }),
    },
    {
      key: "scored",
      heading: "Scored",
      sort: ({ assessments }) => String(scoredOnes(assessments).length),
      cell: ({ scored }) => ({ text: scored }),
    },
    {
      key: "assessors",
      heading: "Assessors",
      sort: ({ assessments }) => String(assessments.length),
      cell: (row) => ({ more: assessorLines(row) }),
    },
    {
      key: "submitted",
      heading: "Submitted",
      sort: ({ application }) => application.submittedAt ?? "",
      cell: ({ application: { submittedAt } }) => ({
        text: submittedAt === undefined ? "" : sayShortDate(submittedAt),
      }),
      dropped: true,
    },
  ],
  file: [
    { heading: "Reference", value: ({ application }) => application.reference },
    { heading: "Application", value: ({ application }) => titleOf(application) },
    { heading: "Applicant", value: ({ applicant }) => applicant?.name ?? "Hidden" },
    { heading: "Organisation", value: ({ applicant }) => applicant?.organisation ?? "Hidden" },
    { heading: "Status", value: ({ application }) => statusTags[application.status].text },
    { heading: "Decision", value: ({ outcome }) => outcome ?? "" },
    { heading: "Scored", value: ({ scored }) => scored },
    { heading: "Assessors", value: ({ assessors }) => assessors.map(({ name }) => name).join("; ") },
    { heading: "Submitted", value: ({ application }) => application.submittedAt ?? "" },
  ],
  fileName: ({ of: { call } }) => `applications-${call.reference}.csv`,
  tabs: ({ of: { all, view }, me }) =>
    viewNames.map((name) => ({
      text: views[name],
      count: all.filter((whole) => isIn(name, whole, me)).length,
      change: { view: name },
      current: name === view,
    })),
  filters: async (_needs, { of }) => [
    {
      name: "assessor",
      label: "Assessor",
      isPerson: true,
      choices: [{ value: "", text: "Anybody" }, ...assessorChoices(of)],
    },
  ],
  bulk: applicationBulk,
  more: ({ of: { call, all }, now }) => callFacts(call, all, now),
};

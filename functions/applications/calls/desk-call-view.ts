import { titleOf } from "../../../shared/applications/application.ts";
import { assessmentState, scoredOnes } from "../../../shared/applications/assessment/model.ts";
import { type Call, callState } from "../../../shared/applications/calls/model.ts";
import { outcomes } from "../../../shared/applications/gate/model.ts";
import { listApplications, type WholeApplication } from "../../../shared/applications/store.ts";
import { visibility } from "../../../shared/applications/visibility.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { type NameOf, readNames } from "../../../shared/sign-in/names.ts";
import type { DeskVisit } from "../../entry-points/desk-page.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { stateTags, statusTags } from "./call-tags.ts";

/** What the list of a call's applications can be narrowed to. */
export const filters = {
  submitted: "To decide",
  mine: "Mine to score",
  unassigned: "Without assessors",
  decided: "Decided",
  withdrawn: "Withdrawn",
  draft: "Drafts",
  all: "All",
} as const;

/** A filter of the list. */
export type Filter = keyof typeof filters;

const passes = (filter: Filter, { application, assessments }: WholeApplication, viewer: string): boolean => {
  if (filter === "all") return true;
  if (filter === "mine")
    return (
      application.status === "submitted" &&
      assessments.some((own) => own.assessor === viewer && assessmentState(own) === "to-score")
    );
  if (filter === "unassigned")
    return (
      application.status === "submitted" &&
      assessments.every((assessment) => assessmentState(assessment) === "conflict")
    );
  return application.status === filter;
};

const rowOf = (call: Call, whole: WholeApplication, visit: DeskVisit, nameOf: NameOf) => {
  const { application, assessments } = whole;
  const seen = visibility(call, application, assessments, visit.session.person);
  return {
    reference: application.reference,
    title: titleOf(application),
    href: toPath(paths.deskApplication, { reference: application.reference }),
    applicant: seen.names
      ? { id: application.person, name: application.name, organisation: application.organisation }
      : undefined,
    tag: statusTags[application.status],
    scored: scoredOnes(assessments).length,
    assessors: assessments.map(({ assessor }) => ({ id: assessor, name: nameOf(assessor) })),
    outcome: application.decision === undefined ? undefined : outcomes[application.decision.outcome],
    answered: application.decision?.answeredAt,
  };
};

/** How many of those who submitted an application have had their answer, so that nobody is forgotten. */
export const answeredOf = (all: readonly WholeApplication[]) => {
  const applicants = all.filter(({ application }) => ["submitted", "decided"].includes(application.status));
  return {
    answered: applicants.filter(({ application }) => application.decision?.answeredAt !== undefined).length,
    all: applicants.length,
    undrafted: applicants.filter(
      ({ application }) => application.decision !== undefined && application.decision.letter === undefined,
    ).length,
  };
};

/** A call with its applications, narrowed by a filter. One query, and the assessors' names. */
export const deskCallView = async (needs: PageNeeds, visit: DeskVisit, call: Call, filter: Filter) => {
  const all = await listApplications(needs.table, call.reference);
  const viewer = visit.session.person;
  const shown = all.filter((whole) => passes(filter, whole, viewer));
  const nameOf = await readNames(
    needs,
    shown.flatMap(({ assessments }) => assessments.map(({ assessor }) => assessor)),
  );
  const { reference } = call;
  return {
    call,
    stateTag: stateTags[callState(call, needs.now())],
    counts: answeredOf(all),
    filter,
    filters: filterNames.map((value) => ({
      value,
      text: filters[value],
      count: all.filter((whole) => passes(value, whole, viewer)).length,
    })),
    applications: shown.map((whole) => rowOf(call, whole, visit, nameOf)),
    hrefs: {
      own: toPath(paths.deskCall, { reference }),
      edit: toPath(paths.deskEditCall, { reference }),
      deal: toPath(paths.deskDeal, { reference }),
      ranking: toPath(paths.deskRanking, { reference }),
      site: toPath(paths.call, { reference }),
      copy: `${paths.deskNewCall}?from=${reference}`,
    },
  };
};

const filterNames: readonly Filter[] = [
  "submitted",
  "mine",
  "unassigned",
  "decided",
  "withdrawn",
  "draft",
  "all",
];

/** The filter that an address names; applications to decide for anything else. */
export const parseFilter = (text: string | undefined): Filter =>
  filterNames.find((name) => name === text) ?? "submitted";

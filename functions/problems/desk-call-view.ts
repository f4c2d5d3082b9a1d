import { paths, toPath } from "../../shared/pages/paths.ts";
import { readPeople } from "../../shared/people/store.ts";
import { assessmentState, scoredOnes } from "../../shared/problems/assessment.ts";
import { type Call, callState } from "../../shared/problems/call.ts";
import { outcomes } from "../../shared/problems/outcome.ts";
import { titleOf } from "../../shared/problems/problem.ts";
import { listProblems, type WholeProblem } from "../../shared/problems/store.ts";
import { visibility } from "../../shared/problems/visibility.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { stateTags, statusTags } from "./call-tags.ts";
import callPage from "./desk-call.njk";

/** What the list of a call's problems can be narrowed to. */
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

const passes = (filter: Filter, { problem, assessments }: WholeProblem, viewer: string): boolean => {
  if (filter === "all") return true;
  if (filter === "mine")
    return (
      problem.status === "submitted" &&
      assessments.some((own) => own.assessor === viewer && assessmentState(own) === "to-score")
    );
  if (filter === "unassigned") return problem.status === "submitted" && assessments.length === 0;
  return problem.status === filter;
};

const rowOf = (call: Call, whole: WholeProblem, visit: DeskVisit, names: ReadonlyMap<string, string>) => {
  const { problem, assessments } = whole;
  const seen = visibility(call, problem, assessments, visit.session.person);
  return {
    reference: problem.reference,
    title: titleOf(problem),
    href: toPath(paths.deskProblem, { reference: problem.reference }),
    applicant: seen.names ? `${problem.name}, ${problem.organisation}` : "Hidden",
    tag: statusTags[problem.status],
    scored: scoredOnes(assessments).length,
    assessors: assessments.map(({ assessor }) => names.get(assessor) ?? "somebody who left"),
    outcome: problem.decision === undefined ? undefined : outcomes[problem.decision.outcome],
    answered: problem.decision?.answeredAt,
  };
};

/** How many of those who submitted a problem have had their answer, so that nobody is forgotten. */
export const answeredOf = (all: readonly WholeProblem[]) => {
  const applicants = all.filter(({ problem }) => ["submitted", "decided"].includes(problem.status));
  return {
    answered: applicants.filter(({ problem }) => problem.decision?.answeredAt !== undefined).length,
    all: applicants.length,
    undrafted: applicants.filter(
      ({ problem }) => problem.decision !== undefined && problem.decision.letter === undefined,
    ).length,
  };
};

/** A call with its problems, narrowed by a filter. One read, one query, and the assessors' names. */
export const showCall = async (
  needs: PageNeeds,
  visit: DeskVisit,
  call: Call,
  filter: Filter,
  more: object = {},
  status = 200,
): Promise<PageAnswer> => {
  const all = await listProblems(needs.table, call.reference);
  const viewer = visit.session.person;
  const shown = all.filter((whole) => passes(filter, whole, viewer));
  const ids = [...new Set(shown.flatMap(({ assessments }) => assessments.map(({ assessor }) => assessor)))];
  const people = await readPeople(needs.table, ids);
  const names = new Map(people.flatMap((person) => (person === undefined ? [] : [[person.id, person.name]])));
  const { reference } = call;
  return visit.show(
    callPage,
    {
      call,
      stateTag: stateTags[callState(call, needs.now())],
      counts: answeredOf(all),
      filter,
      filters: Object.entries(filters).map(([value, text]) => ({
        value,
        text,
        count: all.filter((whole) => passes(parseFilter(value), whole, viewer)).length,
      })),
      problems: shown.map((whole) => rowOf(call, whole, visit, names)),
      hrefs: {
        own: toPath(paths.deskCall, { reference }),
        edit: toPath(paths.deskEditCall, { reference }),
        ranking: toPath(paths.deskRanking, { reference }),
        site: toPath(paths.problemCall, { reference }),
        copy: `${paths.deskNewCall}?from=${reference}`,
      },
      ...more,
    },
    status,
  );
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

/** The filter that an address names; problems to decide for anything else. */
export const parseFilter = (text: string | undefined): Filter =>
  filterNames.find((name) => name === text) ?? "submitted";

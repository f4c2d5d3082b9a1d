import type { Table } from "../platform/dynamo.ts";
import type { AcceptedPlan } from "./outcome.ts";
import { titleOf } from "./problem.ts";
import { readProblem } from "./store.ts";

/** An accepted problem as the project that it becomes needs it. */
export interface AcceptedProblem extends AcceptedPlan {
  readonly problem: string;
  readonly title: string;
  /** What is wrong today, in at most 500 characters of the applicant's own words. */
  readonly summary: string;
  /** The code of the partner, where it is the organisation that the applicant picked. */
  readonly partnerCode?: string | undefined;
  /** The applicant. */
  readonly contact: string;
}

const MOST_SUMMARY = 500;

/** The accepted problem with this reference; undefined when it is not there, or not accepted. One read. For other features. */
export const readAcceptedProblem = async (
  table: Table,
  reference: string,
): Promise<AcceptedProblem | undefined> => {
  const problem = await readProblem(table, reference);
  const plan = problem?.decision?.plan;
  if (problem === undefined || plan === undefined) return undefined;
  const situation = problem.sections.problem?.answers["situation"] ?? "";
  return {
    ...plan,
    partnerCode: plan.partner === problem.organisation ? problem.organisationCode : undefined,
    problem: reference,
    title: titleOf(problem),
    summary: situation.slice(0, MOST_SUMMARY),
    contact: problem.person,
  };
};

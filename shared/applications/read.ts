import type { Table } from "../platform/dynamo.ts";
import { titleOf } from "./application.ts";
import type { AcceptedPlan } from "./gate/model.ts";
import { readApplication } from "./store.ts";

/** An accepted application as the project that it becomes needs it. */
export interface AcceptedApplication extends AcceptedPlan {
  readonly application: string;
  readonly title: string;
  /** What is wrong today, in at most 500 characters of the applicant's own words. */
  readonly summary: string;
  /** The code of the partner, where it is the organisation that the applicant picked. */
  readonly partnerCode?: string | undefined;
  /** The applicant. */
  readonly contact: string;
}

const MOST_SUMMARY = 500;

/** The accepted application with this reference; undefined when it is not there, or not accepted. One read. For other features. */
export const readAcceptedApplication = async (
  table: Table,
  reference: string,
): Promise<AcceptedApplication | undefined> => {
  const application = await readApplication(table, reference);
  const plan = application?.decision?.plan;
  if (application === undefined || plan === undefined) return undefined;
  const situation = application.sections.problem?.answers["situation"] ?? "";
  return {
    ...plan,
    partnerCode: plan.partner === application.organisation ? application.organisationCode : undefined,
    application: reference,
    title: titleOf(application),
    summary: situation.slice(0, MOST_SUMMARY),
    contact: application.person,
  };
};

import type { Write } from "../journal/commit.ts";
import { organisationSubject } from "../people/organisation-name.ts";
import { addressKey } from "../people/store.ts";
import {
  type Item,
  type Key,
  queryAll,
  readItem,
  readItems,
  readList,
  type Table,
} from "../platform/dynamo.ts";
import { type Application, applicationSchema, titledApplication } from "./application.ts";
import { type Assessment, assessmentSchema } from "./assessment/model.ts";
import { CALLS, type Call, callSchema, titledCall } from "./calls/model.ts";

const callKey = titledCall.key;

const applicationKey = titledApplication.key;

/** The key of an assessment. */
export const assessmentKey = ({
  application,
  assessor,
}: Pick<Assessment, "application" | "assessor">): Key => ({
  pk: `APPLICATION#${application}`,
  sk: `ASSESSMENT#${assessor}`,
});

const listOf = (call: string): string => `APPLICATIONS#${call}`;

/** A call as stored. */
export const callItem = (call: Call): Item & Key => ({
  ...callKey(call.reference),
  call,
  list: CALLS,
  listSort: `${call.opensAt}#${call.reference}`,
});

/** Where an application is found by its organisation. */
const organisationPlaceOf = (application: Application) => {
  const subject = organisationSubject(application);
  if (subject === undefined) return {};
  return { subject, subjectSort: `APPLICATION#${application.startedAt}#${application.reference}` };
};

/** An application as stored. */
export const applicationItem = (application: Application): Item & Key => ({
  ...applicationKey(application.reference),
  application,
  list: listOf(application.call),
  listSort: `application#${application.startedAt}#${application.reference}`,
  person: `PERSON#${application.person}`,
  personSort: `APPLICATION#${application.startedAt}#${application.reference}`,
  ...organisationPlaceOf(application),
});

/** The write that files an application under its organisation, if it is not filed so. */
export const organisationPlaceWrites = (item: Item & Key): readonly Write[] => {
  if (item["application"] === undefined) return [];
  const place = organisationPlaceOf(toApplication(item));
  return place.subject === undefined || place.subject === item["subject"]
    ? []
    : [{ put: { ...item, ...place } }];
};

/** An assessment as stored. */
export const assessmentItem = (assessment: Assessment): Item & Key => ({
  ...assessmentKey(assessment),
  assessment,
  list: listOf(assessment.call),
  listSort: `assessment#${assessment.application}#${assessment.assessor}`,
});

const toCall = (item: Item): Call => callSchema.parse(item["call"]);
/** The application in an item. Throws a ZodError on anything else. */
export const toApplication = (item: Item): Application => applicationSchema.parse(item["application"]);
const toAssessment = (item: Item): Assessment => assessmentSchema.parse(item["assessment"]);

/** The call with this reference, or undefined. One read. */
export const readCall = async (table: Table, reference: string): Promise<Call | undefined> => {
  const item = await readItem(table, callKey(reference));
  return item === undefined ? undefined : toCall(item);
};

/** A person's latest applications, the last first, at most `limit`. One query. */
export const listApplicationsOfPerson = async (
  table: Table,
  person: string,
  limit = 50,
): Promise<readonly Application[]> => {
  const items = await queryAll(
    table,
    {
      IndexName: "by-person",
      KeyConditionExpression: "person = :person AND begins_with(personSort, :applications)",
      ExpressionAttributeValues: { ":person": `PERSON#${person}`, ":applications": "APPLICATION#" },
      ScanIndexForward: false,
    },
    { limit },
  );
  return items.map(toApplication);
};

/** The application with this reference, or undefined. One read. */
export const readApplication = async (table: Table, reference: string): Promise<Application | undefined> => {
  const item = await readItem(table, applicationKey(reference));
  return item === undefined ? undefined : toApplication(item);
};

/** An application and a call: the one it was written for, or one that it may be carried to. */
export interface ApplicationAndCall {
  readonly application: Application;
  readonly call: Call;
}

/** An application and a call, or undefined when either is not there. One read. */
export const readApplicationAndCall = async (
  table: Table,
  { application, call }: { readonly application: string; readonly call: string },
): Promise<ApplicationAndCall | undefined> => {
  const [first, second] = await readItems(table, [applicationKey(application), callKey(call)]);
  if (first === undefined || second === undefined) return undefined;
  return { application: toApplication(first), call: toCall(second) };
};

/** A call, with the item that an address leads to, if there is one; undefined when there is no such call. One read. */
export const readCallAndAddress = async (
  table: Table,
  { call, email }: { readonly call: string; readonly email: string },
): Promise<{ readonly call: Call; readonly address: Item | undefined } | undefined> => {
  const [found, address] = await readItems(table, [callKey(call), addressKey(email)]);
  return found === undefined ? undefined : { call: toCall(found), address };
};

/** An application with everybody's assessment of it. */
export interface WholeApplication {
  readonly application: Application;
  readonly assessments: readonly Assessment[];
}

/** Whether an assessment is somebody else's than the applicant's: what applicants of the team think of their own application counts nowhere. */
const isOthers =
  ({ person }: Application) =>
  ({ assessor }: Assessment): boolean =>
    assessor !== person;

/** An application with its assessments, or undefined. One query, strongly consistent. */
export const readWholeApplication = async (
  table: Table,
  reference: string,
): Promise<WholeApplication | undefined> => {
  const items = await queryAll(table, {
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": applicationKey(reference).pk },
    ConsistentRead: true,
  });
  const found = items.find((item) => item["sk"] === "APPLICATION");
  if (found === undefined) return undefined;
  const application = toApplication(found);
  const assessments = items.filter((item) => item["assessment"] !== undefined).map(toAssessment);
  return { application, assessments: assessments.filter(isOthers(application)) };
};

/** Some applications of a call without their assessments, by when they were begun, and where the next page begins. One query. */
export const applicationsAfter = async (
  table: Table,
  call: string,
  after: string | undefined,
  limit: number,
): Promise<{ readonly applications: readonly Application[]; readonly next?: string | undefined }> => {
  const items = await readList(table, listOf(call), {
    // "!" sorts before and "~" after whatever may follow in a place.
    from: after === undefined ? "application#" : `${after}!`,
    to: "application#~",
    limit,
  });
  const last = items.at(-1);
  const next = items.length < limit || last === undefined ? undefined : String(last["listSort"]);
  return { applications: items.map(toApplication), next };
};

/** Every application of a call with its assessments, by when it was begun. One query for each megabyte. */
export const listApplications = async (table: Table, call: string): Promise<readonly WholeApplication[]> => {
  const items = await readList(table, listOf(call));
  const assessments = items.filter((item) => item["assessment"] !== undefined).map(toAssessment);
  return items
    .filter((item) => item["application"] !== undefined)
    .map(toApplication)
    .map((application) => ({
      application,
      assessments: assessments
        .filter((assessment) => assessment.application === application.reference)
        .filter(isOthers(application)),
    }));
};

/** An application with its assessments and its call, or undefined. One query and one read. */
export const readAssessing = async (
  table: Table,
  reference: string,
): Promise<(WholeApplication & { readonly call: Call }) | undefined> => {
  const whole = await readWholeApplication(table, reference);
  if (whole === undefined) return undefined;
  const call = await readCall(table, whole.application.call);
  return call === undefined ? undefined : { ...whole, call };
};

import { expect, it } from "vitest";
import { functionsOf, refersTo, rightsOf, type Statement, type Synthesized } from "./synthesized.ts";

/** What a function may do besides writing its log and leaving what it failed on: calls on the table, indexes it queries, other calls. */
type Rights = {
  readonly table?: string;
  readonly indexes?: string;
  readonly other?: string;
};

/**
 * Everything each function may do. It says the same as infra/features in other words, on purpose: a right that is added there must be added
 * here as well, by somebody who asks what it is for.
 */
const RIGHTS: Readonly<Record<string, Rights>> = {
  site: {
    table: "BatchGetItem DeleteItem GetItem PutItem Query UpdateItem",
    indexes: "by-list by-person",
    other: "s3:PutObject secretsmanager:GetSecretValue",
  },
  desk: {
    table: "BatchGetItem ConditionCheckItem DeleteItem GetItem PutItem Query UpdateItem",
    indexes: "by-list by-person by-subject",
    other: "s3:DeleteObject s3:GetObject s3:PutObject secretsmanager:GetSecretValue",
  },
  "journal-stream-publish-entries": {
    other:
      "dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator dynamodb:ListStreams events:PutEvents",
  },
  "journal-on-republish-requested": { table: "BatchGetItem PutItem Query", other: "events:PutEvents" },
  "letters-stream-queue-letters": {
    other:
      "dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator dynamodb:ListStreams sqs:SendMessage",
  },
  "letters-queue-send-letter": {
    table: "BatchGetItem PutItem UpdateItem",
    other:
      "secretsmanager:GetSecretValue ses:SendRawEmail sqs:ChangeMessageVisibility sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage",
  },
  "letters-on-mail-event": { table: "GetItem PutItem UpdateItem" },
  "timers-at-every-minute": { table: "DeleteItem PutItem Query" },
  "enquiries-on-mail-received": {
    table: "BatchGetItem DeleteItem GetItem PutItem UpdateItem",
    other: "s3:GetObject s3:PutObject secretsmanager:GetSecretValue",
  },
  "enquiries-on-enquiry-received": { table: "PutItem" },
  "enquiries-on-enquiry-message-received": { table: "GetItem PutItem" },
  "enquiries-at-working-morning": { table: "PutItem", indexes: "by-list" },
  "enquiries-on-enquiry-reminder-due": { table: "BatchGetItem DeleteItem PutItem" },
  "enquiries-on-enquiry-closing-due": { table: "BatchGetItem DeleteItem PutItem" },
  "members-on-membership-requested": { table: "GetItem PutItem" },
  "members-on-member-joined": { table: "PutItem" },
  "members-on-member-left": { table: "PutItem" },
  "events-on-event-registered": { table: "BatchGetItem PutItem" },
  "events-on-event-waitlisted": { table: "BatchGetItem PutItem Query" },
  "events-on-registration-cancelled": { table: "BatchGetItem DeleteItem PutItem Query UpdateItem" },
  "events-on-place-offered": { table: "BatchGetItem PutItem" },
  "events-on-place-offer-lapsed": { table: "BatchGetItem DeleteItem PutItem Query UpdateItem" },
  "events-on-event-changed": { table: "BatchGetItem DeleteItem PutItem Query UpdateItem" },
  "events-on-event-cancelled": { table: "BatchGetItem PutItem Query" },
  "organisations-on-file-import-step": {
    table: "BatchGetItem ConditionCheckItem DeleteItem GetItem PutItem Query",
    indexes: "by-subject",
  },
  "organisations-on-organisation-name-mapped": {
    table: "BatchGetItem ConditionCheckItem PutItem UpdateItem",
    indexes: "by-list",
  },
  "organisations-on-organisation-name-unmapped": {
    table: "BatchGetItem ConditionCheckItem PutItem UpdateItem",
    indexes: "by-subject",
  },
  "catalogue-on-file-import-step": {
    table: "BatchGetItem ConditionCheckItem DeleteItem GetItem PutItem Query",
    indexes: "by-list",
  },
  "applications-on-application-started": { table: "BatchGetItem PutItem" },
  "applications-on-application-submitted": { table: "BatchGetItem PutItem" },
  "applications-on-call-closing-soon": { table: "BatchGetItem GetItem PutItem", indexes: "by-list" },
  "applications-on-letter-approved": { table: "GetItem PutItem" },
  "applications-on-letter-discarded": { table: "GetItem PutItem" },
  "applications-on-call-closed": { table: "BatchGetItem PutItem", indexes: "by-list" },
  "projects-on-team-member-left": { table: "BatchGetItem GetItem PutItem", indexes: "by-list" },
  "projects-on-application-accepted": { table: "GetItem PutItem" },
  "follow-ups-on-project-status-changed": {
    table: "BatchGetItem ConditionCheckItem DeleteItem GetItem PutItem",
  },
  "follow-ups-on-follow-up-event-over": { table: "BatchGetItem DeleteItem GetItem PutItem Query" },
  "follow-ups-on-letter-sent": { table: "DeleteItem GetItem PutItem" },
  "follow-ups-on-letter-approved": { table: "BatchGetItem GetItem PutItem Query", indexes: "by-subject" },
  "follow-ups-on-follow-up-due": { table: "BatchGetItem DeleteItem GetItem PutItem" },
  "impact-surveys-on-impact-survey-reminder-due": { table: "GetItem PutItem" },
  "week-notes-at-friday-morning": { table: "BatchGetItem PutItem", indexes: "by-list" },
  "re-uses-on-re-use-requested": { table: "BatchGetItem GetItem PutItem" },
  "re-uses-on-re-use-stage-changed": { table: "BatchGetItem GetItem PutItem" },
  "re-uses-on-project-webinar-held": {
    table: "BatchGetItem GetItem PutItem Query",
    indexes: "by-list by-subject",
  },
  "re-uses-on-re-use-news-due": { table: "BatchGetItem DeleteItem GetItem PutItem" },
  "links-on-catalogue-outputs-changed": { table: "DeleteItem PutItem Query", indexes: "by-subject" },
  "links-at-link-check": { table: "BatchGetItem PutItem", indexes: "by-list" },
  "exports-on-export-requested": {
    table: "GetItem PutItem Scan",
    other: "s3:AbortMultipartUpload s3:GetObject s3:PutObject",
  },
  "reports-at-night": { table: "DeleteItem PutItem Query" },
  "reports-at-monday-morning": { table: "BatchGetItem PutItem Query", indexes: "by-list" },
  "failures-queue-record-failure": {
    table: "PutItem",
    other: "sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage",
  },
  "failures-on-failure-replay-requested": {
    table: "GetItem PutItem",
    indexes: "by-list",
    other: "lambda:InvokeFunction sqs:SendMessage",
  },
};

const COMMON = ["logs:CreateLogStream", "logs:PutLogEvents"];

const isCommon = ({ Action, Resource }: Statement): boolean =>
  Action.every((action) => COMMON.includes(action)) ||
  (Action.join() === "sqs:SendMessage" && Resource.every((queue) => refersTo(queue, "QueuesFailures")));

const isOfIndex = ({ Resource }: Statement): boolean => refersTo(Resource, "/index/");

const inOrder = (words: readonly string[]): string => [...new Set(words)].sort().join(" ");

const rightsIn = (statements: readonly Statement[]): Rights => {
  const own = statements.filter((statement) => !isCommon(statement));
  const ofTable = own.filter(({ Action }) =>
    Action.some((action) => /^dynamodb:(?!.*Stream|GetRecords|GetShard)/.test(action)),
  );
  const indexes = ofTable
    .filter(isOfIndex)
    .flatMap(({ Resource }) =>
      Resource.map((resource) => /\/index\/([a-z-]+)/.exec(JSON.stringify(resource))?.[1] ?? "?"),
    );
  const table = ofTable.filter((statement) => !isOfIndex(statement)).flatMap(({ Action }) => Action);
  const other = own.filter((statement) => !ofTable.includes(statement)).flatMap(({ Action }) => Action);
  return {
    ...(table.length > 0 && { table: inOrder(table.map((action) => action.replace("dynamodb:", ""))) }),
    ...(indexes.length > 0 && { indexes: inOrder(indexes) }),
    ...(other.length > 0 && { other: inOrder(other) }),
  };
};

/** What the templates promise about rights: each function has those listed above, to the letter. */
export const rightsTests = (synthesized: () => Synthesized): void => {
  it.each(Object.keys(RIGHTS))("%s may do what is listed and nothing else", (name) => {
    const deployed = functionsOf(synthesized()).find((each) => each.name === name);
    if (deployed === undefined) throw new Error(`There is no function ${name}.`);
    expect(rightsIn(rightsOf(synthesized(), deployed))).toEqual(RIGHTS[name]);
  });

  it("lists every function", () => {
    const deployed = functionsOf(synthesized()).map(({ name }) => name);
    expect(deployed.sort()).toEqual(Object.keys(RIGHTS).sort());
  });
};

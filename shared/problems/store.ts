import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import { type Change, type CommitNeeds, type Committed, commit, type Write } from "../journal/commit.ts";
import { type Item, type Key, readItem, readItems, readList, type Table } from "../platform/dynamo.ts";
import { type Assessment, assessmentSchema } from "./assessment.ts";
import { type Call, callSchema } from "./call.ts";
import type { CallDecision } from "./decide-calls.ts";
import { type Problem, problemSchema } from "./problem.ts";

const CALLS = "CALLS";

const callKey = (reference: string): Key => ({ pk: `CALL#${reference}`, sk: "CALL" });

const problemKey = (reference: string): Key => ({ pk: `PROBLEM#${reference}`, sk: "PROBLEM" });

const assessmentKey = ({ problem, assessor }: Pick<Assessment, "problem" | "assessor">): Key => ({
  pk: `PROBLEM#${problem}`,
  sk: `ASSESSMENT#${assessor}`,
});

const listOf = (call: string): string => `PROBLEMS#${call}`;

const callItem = (call: Call): Item & Key => ({
  ...callKey(call.reference),
  call,
  list: CALLS,
  listSort: `${call.opensAt}#${call.reference}`,
});

const problemItem = (problem: Problem): Item & Key => ({
  ...problemKey(problem.reference),
  problem,
  list: listOf(problem.call),
  listSort: `problem#${problem.startedAt}#${problem.reference}`,
  person: `PERSON#${problem.person}`,
  personSort: `PROBLEM#${problem.startedAt}#${problem.reference}`,
});

const assessmentItem = (assessment: Assessment): Item & Key => ({
  ...assessmentKey(assessment),
  assessment,
  list: listOf(assessment.call),
  listSort: `assessment#${assessment.problem}#${assessment.assessor}`,
});

const toCall = (item: Item): Call => callSchema.parse(item["call"]);
const toProblem = (item: Item): Problem => problemSchema.parse(item["problem"]);
const toAssessment = (item: Item): Assessment => assessmentSchema.parse(item["assessment"]);

const isNew = { expression: "attribute_not_exists(pk)" };

const still = (record: "call" | "problem" | "assessment", version: number) => ({
  expression: "#record.#version = :version",
  names: { "#record": record, "#version": "version" },
  values: { ":version": version },
});

/** Keeps a new call. */
export const saveNewCall = (
  needs: CommitNeeds,
  { call, entries }: CallDecision,
  once: string,
): Promise<Committed<"reference-taken">> =>
  commit<"reference-taken">(needs, {
    once,
    result: { reference: call.reference },
    writes: [{ put: callItem(call), when: isNew, otherwise: "reference-taken" }],
    entries,
  });

/** Keeps a change of a call. Refused as `changed` when somebody else was quicker. */
export const saveCall = (
  needs: CommitNeeds,
  before: Call,
  { call, entries, setTimers, cancelTimers }: CallDecision,
  once: string,
): Promise<Committed<"changed">> =>
  commit<"changed">(needs, {
    once,
    writes: [putCall(before, call)],
    entries,
    setTimers,
    cancelTimers,
  });

/** The write that keeps a changed call, if nobody changed it since. */
export const putCall = (before: Call, call: Call): Write<"changed"> => ({
  put: callItem(call),
  when: still("call", before.version),
  otherwise: "changed",
});

/** The write that keeps a new problem. */
export const putNewProblem = (problem: Problem): Write<"reference-taken"> => ({
  put: problemItem(problem),
  when: isNew,
  otherwise: "reference-taken",
});

/** The write that keeps a changed problem, if nobody changed it since. */
export const putProblem = (before: Problem, problem: Problem): Write<"changed"> => ({
  put: problemItem(problem),
  when: still("problem", before.version),
  otherwise: "changed",
});

/** The write that keeps an assessment: a new one, or a changed one if nobody changed it since. */
export const putAssessment = (before: Assessment | undefined, assessment: Assessment): Write<"changed"> => ({
  put: assessmentItem(assessment),
  when: before === undefined ? isNew : still("assessment", before.version),
  otherwise: "changed",
});

/** The write that takes an assessment away, if nobody changed it since. */
export const deleteAssessment = (assessment: Assessment): Write<"changed"> => ({
  delete: assessmentKey(assessment),
  when: still("assessment", assessment.version),
  otherwise: "changed",
});

/** Keeps what was decided about problems and their assessments. Refused as `changed` when somebody else was quicker. */
export const saveChange = <Refusal extends string>(
  needs: CommitNeeds,
  change: Change<Refusal>,
): Promise<Committed<Refusal>> => commit(needs, change);

/** The call with this reference, or undefined. One read. */
export const readCall = async (table: Table, reference: string): Promise<Call | undefined> => {
  const item = await readItem(table, callKey(reference));
  return item === undefined ? undefined : toCall(item);
};

/** All calls, the one that opens last first. One query: there are three a year. */
export const listCalls = async (table: Table): Promise<readonly Call[]> =>
  (await readList(table, CALLS, { latestFirst: true })).map(toCall);

/** The problem with this reference, or undefined. One read. */
export const readProblem = async (table: Table, reference: string): Promise<Problem | undefined> => {
  const item = await readItem(table, problemKey(reference));
  return item === undefined ? undefined : toProblem(item);
};

/** A problem and the call it was written for, whose reference is known from an earlier page. One read. */
export const readProblemAndCall = async (
  table: Table,
  { problem, call }: { readonly problem: string; readonly call: string },
): Promise<{ readonly problem: Problem | undefined; readonly call: Call | undefined }> => {
  const [first, second] = await readItems(table, [problemKey(problem), callKey(call)]);
  return {
    problem: first === undefined ? undefined : toProblem(first),
    call: second === undefined ? undefined : toCall(second),
  };
};

/** A problem with everybody's assessment of it. */
export interface WholeProblem {
  readonly problem: Problem;
  readonly assessments: readonly Assessment[];
}

/** A problem with its assessments, or undefined. One query, strongly consistent. */
export const readWholeProblem = async (
  table: Table,
  reference: string,
): Promise<WholeProblem | undefined> => {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": problemKey(reference).pk },
      ConsistentRead: true,
    }),
  );
  const found = Items.find((item) => item["sk"] === "PROBLEM");
  if (found === undefined) return undefined;
  const assessments = Items.filter((item) => item["assessment"] !== undefined).map(toAssessment);
  return { problem: toProblem(found), assessments };
};

/** Every problem of a call with its assessments, by when it was begun. One query for each megabyte. */
export const listProblems = async (table: Table, call: string): Promise<readonly WholeProblem[]> => {
  const items = await readList(table, listOf(call));
  const assessments = items.filter((item) => item["assessment"] !== undefined).map(toAssessment);
  return items
    .filter((item) => item["problem"] !== undefined)
    .map(toProblem)
    .map((problem) => ({
      problem,
      assessments: assessments.filter((assessment) => assessment.problem === problem.reference),
    }));
};

/** A problem with its assessments and its call, or undefined. One query and one read. */
export const readAssessing = async (
  table: Table,
  reference: string,
): Promise<(WholeProblem & { readonly call: Call }) | undefined> => {
  const whole = await readWholeProblem(table, reference);
  if (whole === undefined) return undefined;
  const call = await readCall(table, whole.problem.call);
  return call === undefined ? undefined : { ...whole, call };
};

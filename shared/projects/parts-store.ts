import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import type * as z from "zod";
import { type CommitNeeds, type Committed, commit, type Write } from "../journal/commit.ts";
import { type Item, type Key, readItems, type Table } from "../platform/dynamo.ts";
import type { Outputs } from "./outputs.ts";
import { outputsIn } from "./outputs-store.ts";
import type { Part, PartAnswer, PartRefusal } from "./part.ts";
import { type Plan, planSchema } from "./plan.ts";
import { type Project, projectSchema } from "./project.ts";
import type { Publishing } from "./publishing.ts";
import { publishingIn } from "./publishing-store.ts";
import { decisionSchema, type LoggedDecision, type Risk, riskSchema } from "./risk.ts";
import { type ProjectRole, roleSchema } from "./role.ts";
import { projectKey } from "./store.ts";
import { type Task, taskSchema } from "./task.ts";

/** A kind of part: the attribute that holds it, and the beginning of its key. */
export interface PartKind<P extends Part> {
  readonly name: string;
  readonly prefix: string;
  readonly schema: z.ZodType<P>;
}

/** The kinds of part that a project has. */
export const partKinds = {
  task: { name: "task", prefix: "TASK", schema: taskSchema },
  role: { name: "role", prefix: "ROLE", schema: roleSchema },
  plan: { name: "plan", prefix: "PLAN", schema: planSchema },
  risk: { name: "risk", prefix: "RISK", schema: riskSchema },
  decision: { name: "decision", prefix: "DECISION", schema: decisionSchema },
} as const;

const partKey = (kind: { readonly prefix: string }, reference: string, id: string): Key => ({
  ...projectKey(reference),
  sk: `${kind.prefix}#${id}`,
});

const toPart = <P extends Part>({ name, schema }: PartKind<P>, item: Item | undefined): P | undefined =>
  item === undefined ? undefined : schema.parse(item[name]);

/** A project and one of its parts, with another item of the table where a change needs it. One read. */
export const readPart = async <P extends Part>(
  table: Table,
  kind: PartKind<P>,
  asked: { readonly reference: string; readonly id: string; readonly also?: Key | undefined },
): Promise<{
  readonly project: Project | undefined;
  readonly part: P | undefined;
  readonly also: Item | undefined;
}> => {
  const { reference, id, also } = asked;
  const keys = [projectKey(reference), partKey(kind, reference, id), ...(also === undefined ? [] : [also])];
  const [project, part, other] = await readItems(table, keys);
  return {
    project: project === undefined ? undefined : projectSchema.parse(project["project"]),
    part: toPart(kind, part),
    also: other,
  };
};

/** Saves a part, new or changed, or takes it away. Refused as `changed` when somebody else was first. */
export const savePart = <P extends Part>(
  needs: CommitNeeds,
  kind: PartKind<P>,
  saved: {
    readonly reference: string;
    readonly before: P | undefined;
    readonly id: string;
    readonly answer: Extract<PartAnswer<P>, { readonly entries: readonly unknown[] }>;
    readonly once: string;
    readonly writes?: readonly Write<PartRefusal>[];
  },
): Promise<Committed<PartRefusal>> => {
  const { answer, before, once, writes = [] } = saved;
  const key = partKey(kind, saved.reference, saved.id);
  const when =
    before === undefined
      ? { expression: "attribute_not_exists(pk)" }
      : {
          expression: "#part.#version = :version",
          names: { "#part": kind.name, "#version": "version" },
          values: { ":version": before.version },
        };
  const write: Write<PartRefusal> =
    "removed" in answer
      ? { delete: key, when, otherwise: "changed" }
      : { put: { ...key, [kind.name]: answer.part }, when, otherwise: "changed" };
  return commit(needs, { once, writes: [write, ...writes], entries: answer.entries });
};

/** A project with all its parts. */
export interface WholeProject {
  readonly project: Project;
  readonly tasks: readonly Task[];
  readonly roles: readonly ProjectRole[];
  readonly plan: Plan | undefined;
  readonly risks: readonly Risk[];
  readonly decisions: readonly LoggedDecision[];
  readonly outputs: Outputs | undefined;
  readonly publishing: Publishing | undefined;
}

const partition = async (table: Table, reference: string): Promise<Item[]> => {
  const items: Item[] = [];
  let start: Item | undefined;
  do {
    const page = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": projectKey(reference).pk },
        ConsistentRead: true,
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return items;
};

/** A project with all that is kept with it, or undefined. One query for up to a megabyte, strongly consistent. */
export const readWholeProject = async (
  table: Table,
  reference: string,
): Promise<WholeProject | undefined> => {
  const items = await partition(table, reference);
  const found = items.find(({ sk }) => sk === "PROJECT");
  if (found === undefined) return undefined;
  const parts = <P extends Part>({ name, prefix, schema }: PartKind<P>): P[] =>
    items.filter(({ sk }) => String(sk).startsWith(`${prefix}#`)).map((item) => schema.parse(item[name]));
  return {
    project: projectSchema.parse(found["project"]),
    tasks: parts(partKinds.task),
    roles: parts(partKinds.role),
    plan: parts(partKinds.plan)[0],
    risks: parts(partKinds.risk),
    decisions: parts(partKinds.decision),
    outputs: outputsIn(items),
    publishing: publishingIn(items),
  };
};

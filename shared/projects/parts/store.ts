import type * as z from "zod/mini";
import type { Saving } from "../../journal/change.ts";
import type { Overtaken, Write } from "../../journal/commit.ts";
import { type Item, type Key, queryAll, readItems, type Table } from "../../platform/dynamo.ts";
import { ownValue } from "../../platform/keys.ts";
import { taskPlace } from "../../tasks/place.ts";
import { outputsIn } from "../outputs/store.ts";
import { planSchema } from "../plan/model.ts";
import { type Project, projectSchema } from "../project.ts";
import { publishingIn } from "../publishing/store.ts";
import { decisionSchema, riskSchema } from "../risks/model.ts";
import { type ProjectRole, roleSchema } from "../roles/model.ts";
import { type Task, taskSchema } from "../stages/task.ts";
import { projectKey } from "../store.ts";
import type { Part, PartDecision } from "./model.ts";
import type { WholeProject } from "./whole.ts";

/** A kind of part: the attribute that holds it, and the beginning of its key. */
export interface PartKind<P extends Part> {
  readonly name: string;
  readonly prefix: string;
  readonly schema: z.ZodMiniType<P>;
  /** Where it lies among what concerns a person, or in a list of the desk, if it does. */
  readonly place?: (
    reference: string,
    part: P,
  ) =>
    | { readonly person: string; readonly personSort: string }
    | { readonly list: string; readonly listSort: string }
    | undefined;
}

/** The place of a role under whoever has it. */
const placeOfRole = (reference: string, { person, startsOn, id }: ProjectRole) => ({
  person: `PERSON#${person}`,
  personSort: `PROJECT-ROLE#${startsOn}#${reference}#${id}`,
});

// A task of nobody's without a day is one of the some forty of its project, and in no list of what waits.
const placeOfTask = (reference: string, task: Task) =>
  task.owner === undefined && task.dueOn === undefined
    ? undefined
    : taskPlace(task, `${reference}#${task.id}`);

const task: PartKind<Task> = { name: "task", prefix: "TASK", schema: taskSchema, place: placeOfTask };

/** The kinds of part that a project has. */
export const partKinds = {
  task,
  role: { name: "role", prefix: "ROLE", schema: roleSchema, place: placeOfRole },
  plan: { name: "plan", prefix: "PLAN", schema: planSchema },
  risk: { name: "risk", prefix: "RISK", schema: riskSchema },
  decision: { name: "decision", prefix: "DECISION", schema: decisionSchema },
} as const;

const partKey = (kind: { readonly prefix: string }, reference: string, id: string): Key => ({
  ...projectKey(reference),
  sk: `${kind.prefix}#${id}`,
});

const toPart = <P extends Part>({ name, schema }: PartKind<P>, item: Item | undefined): P | undefined =>
  item === undefined ? undefined : schema.parse(ownValue(item, name));

const partItem = <P extends Part>(kind: PartKind<P>, reference: string, part: P): Item & Key => ({
  ...partKey(kind, reference, part.id),
  [kind.name]: part,
  ...kind.place?.(reference, part),
});

/** The role in an item. Throws a ZodError on anything else. */
export const toRole = (item: Item): ProjectRole => roleSchema.parse(item["role"]);

/** The project that a part's item belongs to. */
export const projectOf = ({ pk }: Item): string => String(pk).slice("PROJECT#".length);

// Ids come from forms: a longer one is none of ours, and no key of the table.
const LONGEST_ID = 60;

/** The write of a part that is new. */
export const newPart = <P extends Part>(kind: PartKind<P>, reference: string, part: P): Write<Overtaken> => ({
  put: partItem(kind, reference, part),
  when: { expression: "attribute_not_exists(pk)" },
  otherwise: "overtaken",
});

/**
 * A project and one of its parts, with another item of the table where a change needs it; undefined when there is no such project. One
 * read.
 */
export const readPart = async <P extends Part>(
  table: Table,
  kind: PartKind<P>,
  asked: { readonly reference: string; readonly id: string; readonly also?: Key | undefined },
): Promise<
  { readonly project: Project; readonly part: P | undefined; readonly also: Item | undefined } | undefined
> => {
  const { reference, id, also } = asked;
  const key = partKey(kind, reference, id.slice(0, LONGEST_ID + 1));
  const [project, part, other] = await readItems(table, [
    projectKey(reference),
    key,
    ...(also === undefined ? [] : [also]),
  ]);
  return (
    project && { project: projectSchema.parse(project["project"]), part: toPart(kind, part), also: other }
  );
};

/** A part, new or changed, or that it is taken away; provided that nobody else was first. */
export const savePart = <P extends Part, OfWrites extends string = never>(
  kind: PartKind<P>,
  {
    reference,
    id,
    before,
    decision,
    writes,
  }: {
    readonly reference: string;
    readonly id: string;
    readonly before: P | undefined;
    readonly decision: PartDecision<P>;
    readonly writes: readonly Write<OfWrites | Overtaken>[];
  },
): Saving<OfWrites | Overtaken> => {
  const key = partKey(kind, reference, id);
  const when =
    before === undefined
      ? { expression: "attribute_not_exists(pk)" }
      : {
          expression: "#part.#version = :version",
          names: { "#part": kind.name, "#version": "version" },
          values: { ":version": before.version },
        };
  const write: Write<Overtaken> =
    "removed" in decision
      ? { delete: key, when, otherwise: "overtaken" }
      : { put: partItem(kind, reference, decision.part), when, otherwise: "overtaken" };
  return { writes: [write, ...writes], entries: decision.entries };
};

const partition = (table: Table, reference: string): Promise<Item[]> =>
  queryAll(table, {
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": projectKey(reference).pk },
    ConsistentRead: true,
  });

/** A project with all that is kept with it, or undefined. One query for up to a megabyte, strongly consistent. */
export const readWholeProject = async (
  table: Table,
  reference: string,
): Promise<WholeProject | undefined> => {
  const items = await partition(table, reference);
  const found = items.find(({ sk }) => sk === "PROJECT");
  if (found === undefined) return undefined;
  const parts = <P extends Part>({ name, prefix, schema }: PartKind<P>): P[] =>
    items
      .filter(({ sk }) => String(sk).startsWith(`${prefix}#`))
      .map((item) => schema.parse(ownValue(item, name)));
  return {
    project: projectSchema.parse(found["project"]),
    tasks: parts(partKinds.task),
    roles: parts(partKinds.role),
    plan: parts(partKinds.plan)[0],
    risks: parts(partKinds.risk),
    decisions: parts(partKinds.decision),
    outputs: outputsIn(items),
    publishing: publishingIn(items),
    beside: items,
  };
};

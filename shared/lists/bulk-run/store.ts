import * as z from "zod/mini";
import type { Write } from "../../journal/commit.ts";
import { type Item, type Key, readItem, type Table } from "../../platform/dynamo.ts";
import { plusHours } from "../../platform/time.ts";
import { UNDO_DAYS } from "../bulk-change/model.ts";
import {
  type BulkRun,
  bulkRunSchema,
  type StepOutcome,
  stepOutcomeSchema,
  THINGS_IN_STEP,
  turnedOf,
} from "./model.ts";

/** Steps of which the ids lie in one item: 480 ids, 20 KB. */
const STEPS_IN_ITEM = 20;
const IDS_IN_ITEM = STEPS_IN_ITEM * THINGS_IN_STEP;

const key = (id: string, sk: string): Key => ({ pk: `BULK-RUN#${id}`, sk });
const nth = (part: number): string => String(part).padStart(4, "0");
const runKey = (id: string): Key => key(id, "RUN");
const expires = ({ at }: BulkRun): number => Math.floor(Date.parse(plusHours(at, UNDO_DAYS * 24)) / 1000);

const runItem = (run: BulkRun): Item & Key => ({ ...runKey(run.id), bulkRun: run, expires: expires(run) });

/** A bulk action for all that fits, or undefined: it never was, or is too long ago. One read. */
export const readBulkRun = async (table: Table, id: string): Promise<BulkRun | undefined> => {
  const item = await readItem(table, runKey(id));
  return item === undefined ? undefined : bulkRunSchema.parse(item["bulkRun"]);
};

/** The writes that keep a new run with the ids of its things. */
export const newRunWrites = (run: BulkRun, ids: readonly string[]): readonly Write[] => [
  { put: runItem(run) },
  ...Array.from({ length: Math.ceil(ids.length / IDS_IN_ITEM) }, (_none, part) => ({
    put: {
      ...key(run.id, `IDS#${nth(part)}`),
      ids: ids.slice(part * IDS_IN_ITEM, (part + 1) * IDS_IN_ITEM),
      expires: expires(run),
    },
  })),
];

/** The write that keeps how a run goes on, guarded by how it stood when it was read. */
export const runWrite = <Refusal extends string>(
  before: BulkRun,
  after: BulkRun,
  otherwise: Refusal,
): Write<Refusal> => ({
  put: runItem(after),
  when: {
    expression:
      "#run.#status = :status AND #run.#changed = :changed AND #run.#undone.#steps = :steps AND #run.#left = :left",
    names: {
      "#run": "bulkRun",
      "#status": "status",
      "#changed": "changed",
      "#undone": "undone",
      "#steps": "steps",
      "#left": "left",
    },
    values: {
      ":status": before.status,
      ":changed": before.changed,
      ":steps": before.undone.steps,
      ":left": before.left,
    },
  },
  otherwise,
});

const idsSchema = z.lazy(() => z.array(z.string()));

/** The ids of the things whose turn is next. One read. */
export const readNextIds = async (table: Table, run: BulkRun): Promise<readonly string[]> => {
  const turned = turnedOf(run);
  const item = await readItem(table, key(run.id, `IDS#${nth(Math.floor(turned / IDS_IN_ITEM))}`));
  const from = turned % IDS_IN_ITEM;
  return idsSchema.parse(item?.["ids"] ?? []).slice(from, from + THINGS_IN_STEP);
};

/** The write that keeps what became of the things of a step. */
export const outcomeWrite = (run: BulkRun, step: number, outcome: StepOutcome): Write => ({
  put: { ...key(run.id, `STEP#${nth(step)}`), outcome, expires: expires(run) },
});

/** What became of the things of a step; nothing, where there was none. One read. */
export const readOutcome = async (table: Table, { id }: BulkRun, step: number): Promise<StepOutcome> => {
  const item = await readItem(table, key(id, `STEP#${nth(step)}`));
  return item === undefined ? { done: [], left: [] } : stepOutcomeSchema.parse(item["outcome"]);
};

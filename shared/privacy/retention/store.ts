import { OVERTAKEN, type Overtaken, type Write } from "../../journal/commit.ts";
import { type Key, readItem, readList, type Table } from "../../platform/dynamo.ts";
import {
  firstRetention,
  type Retention,
  type RetentionRun,
  retentionRunSchema,
  retentionSchema,
} from "./model.ts";

const retentionKey: Key = { pk: "RETENTION", sk: "CURRENT" };

const RUNS = "RETENTION-RUNS";

/** How the runs of the night are named, as what erases: their counts lie where those of erasures do. */
export const runName = (date: string): string => `RETENTION-${date}`;

/** How long each kind is kept. One read. */
export const readRetention = async (table: Table): Promise<Retention> => {
  const item = await readItem(table, retentionKey);
  return item === undefined ? firstRetention : retentionSchema.parse(item["retention"]);
};

/** The write that says how long each kind is kept, provided that nobody said otherwise since it was read. */
export const retentionWrite = (before: Retention, after: Retention): Write<Overtaken> => ({
  put: { ...retentionKey, retention: after },
  when: {
    expression: "attribute_not_exists(pk) OR retention.#version = :before",
    names: { "#version": "version" },
    values: { ":before": before.version },
  },
  otherwise: OVERTAKEN,
});

/** The write that keeps what a night did. */
export const runWrite = (run: RetentionRun): Write => ({
  put: { pk: `RETENTION-RUN#${run.date}`, sk: "RUN", run, list: RUNS, listSort: run.date },
});

/** The latest nights on which anything went, the latest first. One query. */
export const listRuns = async (table: Table, limit = 14): Promise<readonly RetentionRun[]> =>
  (await readList(table, RUNS, { latestFirst: true, limit })).map((item) =>
    retentionRunSchema.parse(item["run"]),
  );

import * as z from "zod/mini";
import type { CountWrite } from "../../journal/commit.ts";
import { type Item, type Key, readItem, type Table } from "../../platform/dynamo.ts";
import { surveyPartition } from "../partition.ts";

/** The key of what becomes of a survey, counted: who was asked, agreed to talk, talked, and what came of it. */
export const funnelKey = (survey: string): Key => ({ pk: surveyPartition(survey), sk: "FUNNEL" });

/** What moves the counts of a survey, in the transaction that makes it so. */
export const movesFunnel = (survey: string, by: Readonly<Record<string, number>>): CountWrite => ({
  count: funnelKey(survey),
  by,
});

/** What came of a conversation, by its name in the counts. */
export const cameName = (outcome: string): string => `came:${outcome}`;

const countsSchema = z.lazy(() => z.record(z.string(), z.number()));

/** The counts of a survey, by name; none before anybody was asked. */
export type Funnel = ReadonlyMap<string, number>;

const toFunnel = (item: Item | undefined): Funnel => {
  const { pk: _pk, sk: _sk, ...counts } = item ?? {};
  return new Map(Object.entries(countsSchema.safeParse(counts).data ?? {}));
};

/** What became of a survey so far. One read. */
export const readFunnel = async (table: Table, survey: string): Promise<Funnel> =>
  toFunnel(await readItem(table, funnelKey(survey)));

import { PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import type { Instant } from "../platform/clock.ts";
import { type Key, readItem, type Table } from "../platform/dynamo.ts";
import { plusHours } from "../platform/time.ts";

/** How long answers wait for the next page of their form. */
const KEPT_HOURS = 24;

const keyOf = (formId: string): Key => ({ pk: `FORM#${formId}`, sk: "ANSWERS" });

const keptSchema = z.lazy(() =>
  z.object({
    visitor: z.string(),
    answers: z.record(z.string(), z.array(z.string())),
    expires: z.number(),
  }),
);

/** Whose form it is: the id of the form, and that of the visitor who was given it. */
export interface FormOwner {
  readonly formId: string;
  readonly visitor: string;
}

/** The answers of a form, each field with all its values. */
export type KeptAnswers = Readonly<Record<string, readonly string[]>>;

const secondsOf = (time: Instant): number => Math.floor(Date.parse(time) / 1000);

/**
 * Keeps what was answered so far, for the next page of the same form: so that each page of it has an address that back, forward and reload
 * can ask for again. It is forgotten after a day. One write; later answers take the place of earlier ones.
 */
export const keepAnswers = async (
  table: Table,
  { formId, visitor }: FormOwner,
  answers: KeptAnswers,
  now: Instant,
): Promise<void> => {
  const Item = { ...keyOf(formId), visitor, answers, expires: secondsOf(plusHours(now, KEPT_HOURS)) };
  await table.client.send(new PutCommand({ TableName: table.name, Item }));
};

/** The answers that this visitor's form keeps; undefined when there are none any more, or when they are somebody else's. One read. */
export const readKeptAnswers = async (
  table: Table,
  { formId, visitor }: FormOwner,
  now: Instant,
): Promise<KeptAnswers | undefined> => {
  const kept = keptSchema.safeParse(await readItem(table, keyOf(formId)));
  if (!kept.success || kept.data.visitor !== visitor || kept.data.expires <= secondsOf(now)) return undefined;
  return kept.data.answers;
};

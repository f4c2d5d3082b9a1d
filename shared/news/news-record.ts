import * as z from "zod/mini";
import type { Overtaken, Write } from "../journal/commit.ts";
import { type Item, type Key, readItems, type Table } from "../platform/dynamo.ts";
import { newsItemSchema } from "./news-item.ts";

/** What is kept of each reader of news, so that nobody gets a story twice, or more letters than the limit. Written in the transaction that puts the letter in the post. */
export const newsRecordSchema = z.lazy(() =>
  z.object({
    person: z.uuid(),
    /** Counts the changes, for the optimistic lock; 0 before the first. */
    version: z.int().check(z.nonnegative()),
    /** What waits for the next digest, the oldest first, and why it waits. */
    pending: z.array(
      z.object({
        item: newsItemSchema,
        at: z.iso.datetime(),
        because: z.enum(["frequency", "limit"]),
      }),
    ),
    /** The stories that they were sent, the latest last. */
    sent: z.array(z.object({ id: z.string(), at: z.iso.datetime() })),
    /** When letters of news went to them at once, in the last week. */
    letters: z.array(z.iso.datetime()),
    /** The moment of the last digest that they got. */
    digestAt: z.optional(z.iso.datetime()),
  }),
);

/** What is kept of a reader of news. */
export type NewsRecord = z.infer<typeof newsRecordSchema>;

const newsRecordKey = (person: string): Key => ({ pk: `NEWS#${person}`, sk: "NEWS" });

/** What is kept of somebody who got no news yet. */
export const noNews = (person: string): NewsRecord => ({
  person,
  version: 0,
  pending: [],
  sent: [],
  letters: [],
});

const toRecord = (item: Item | undefined, person: string): NewsRecord =>
  item === undefined ? noNews(person) : newsRecordSchema.parse(item["news"]);

/** What is kept of these readers, in their order. One read for every hundred. */
export const readNewsRecords = async (
  table: Table,
  people: readonly string[],
): Promise<readonly NewsRecord[]> => {
  const items = await readItems(table, people.map(newsRecordKey));
  return people.map((person, nth) => toRecord(items[nth], person));
};

/** The write that keeps what changed of a reader, unless another letter was quicker. It is filed under its person, so that it goes with them. */
export const newsRecordWrite = (after: NewsRecord): Write<Overtaken> => {
  const { person, version } = after;
  return {
    put: {
      ...newsRecordKey(person),
      news: { ...after, version: version + 1 },
      person: `PERSON#${person}`,
      personSort: "NEWS",
    },
    when:
      version === 0
        ? { expression: "attribute_not_exists(pk)" }
        : {
            expression: "#news.#version = :version",
            names: { "#news": "news", "#version": "version" },
            values: { ":version": version },
          },
    otherwise: "overtaken",
  };
};

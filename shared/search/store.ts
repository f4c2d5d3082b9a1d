import { QueryCommand, type QueryCommandInput } from "@aws-sdk/lib-dynamodb";
import type { Table } from "../platform/dynamo.ts";
import { alikeIn, type FoundWord, matched } from "./match.ts";
import { type Posting, partitionOf, postingOf, soundMark, soundPartition } from "./postings.ts";
import type { Search } from "./search.ts";
import { sameCode, soundsOf } from "./sounds.ts";
import { MOST_WORDS } from "./words.ts";

/** Fewer people than these are too few: perhaps a name is spelled otherwise. */
const FEW_PEOPLE = 3;

/** What one query of the index found: a page of at most a megabyte is read, however much there is. */
interface Page extends FoundWord {
  /** How many postings have the word, those that lack the others as well. */
  readonly looked: number;
  readonly isWhole: boolean;
}

const readPage = async (
  { client, name }: Table,
  word: string,
  query: Pick<QueryCommandInput, "KeyConditionExpression" | "ExpressionAttributeValues" | "FilterExpression">,
): Promise<Page> => {
  const {
    Items = [],
    ScannedCount = 0,
    LastEvaluatedKey,
  } = await client.send(
    new QueryCommand({
      ...query,
      TableName: name,
      ProjectionExpression: "sk",
      // `with` is a reserved word of DynamoDB.
      ...(query.FilterExpression === undefined ? {} : { ExpressionAttributeNames: { "#with": "with" } }),
    }),
  );
  const postings = Items.map(({ sk }): Posting => postingOf(String(sk)));
  return { word, postings, looked: ScannedCount, isWhole: LastEvaluatedKey === undefined };
};

const readWord = (table: Table, word: string, others: readonly string[]): Promise<Page> => {
  const has = others.map((_other, nth) => `contains(#with, :other${nth})`).join(" AND ");
  return readPage(table, word, {
    KeyConditionExpression: "pk = :pk AND begins_with(sk, :word)",
    ExpressionAttributeValues: {
      ":pk": partitionOf(word),
      ":word": word,
      ...Object.fromEntries(others.map((other, nth) => [`:other${nth}`, ` ${other}`])),
    },
    ...(others.length === 0 ? {} : { FilterExpression: `attribute_not_exists(#with) OR (${has})` }),
  });
};

/** Names that sound like a word, of people who have each of the other words or one that sounds like it. */
const readSound = (
  table: Table,
  word: string,
  { sound, others }: { readonly sound: string; readonly others: readonly string[] },
): Promise<Page> => {
  const values: Record<string, string> = {};
  const has = others.map((other, nth) => {
    const marks = [` ${other}`, ...soundsOf(other).map((one) => ` ${soundMark(one)}`)];
    return `(${marks
      .map((mark, of) => {
        values[`:other${nth}of${of}`] = mark;
        return `contains(#with, :other${nth}of${of})`;
      })
      .join(" OR ")})`;
  });
  return readPage(table, word, {
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": soundPartition(sound), ...values },
    ...(others.length === 0 ? {} : { FilterExpression: has.join(" AND ") }),
  });
};

/**
 * The search in the table itself: a query for each word, and where few people have them and there is one left of four, another for names that sound
 * like the word that the fewest things have. Each reads a megabyte at most.
 */
export const searchIn = (table: Table): Search => ({
  find: async (words) => {
    if (words.length === 0) return { hits: [], alike: [], isWhole: true };
    const pages = await Promise.all(
      words.map((word) =>
        readWord(
          table,
          word,
          words.filter((other) => other !== word),
        ),
      ),
    );
    const hits = matched(pages);
    const isWhole = pages.every((page) => page.isWhole);
    const people = hits.filter(({ kind }) => kind === "person");
    const rarest = pages.toSorted((one, other) => one.looked - other.looked)[0];
    const [sound] = soundsOf(rarest?.word ?? "");
    if (
      people.length >= FEW_PEOPLE ||
      words.length === MOST_WORDS ||
      rarest === undefined ||
      sound === undefined
    )
      return { hits, alike: [], isWhole };
    const { word } = rarest;
    const alike = await readSound(table, word, { sound, others: words.filter((other) => other !== word) });
    return {
      hits,
      alike: alikeIn(alike, { known: people, sameSound: (name) => sameCode(word, name) }),
      isWhole: isWhole && alike.isWhole,
    };
  },
});

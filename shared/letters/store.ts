import type { Instant } from "../platform/clock.ts";
import { listSource, queryAll, readItem, readItems, readList, type Table } from "../platform/dynamo.ts";
import type { ListSource } from "../platform/list-page.ts";
import { firstRead, type ShownPart } from "../platform/text.ts";
import { datesBetween, utcDate } from "../platform/time.ts";
import { letterKey, OUTBOX, parseLetter } from "./item.ts";
import type { Letter } from "./letter.ts";
import type { Notice } from "./writing/digest.ts";

/** The letter with this id, or undefined. One read. */
export const readLetter = async (table: Table, id: string): Promise<Letter | undefined> => {
  const item = await readItem(table, letterKey(id));
  return item === undefined ? undefined : parseLetter(item);
};

/** The letters that were queued on a UTC date, the latest first, to be read in pages. */
export const dayOfLetters = (table: Table, date: string): ListSource<Letter> =>
  listSource(table, `LETTERS#${date}`, { latestFirst: true }, parseLetter);

/** The letters queued between two moments that have not gone out yet. One query for each UTC day of the period and each page of it. */
export const listQueuedBetween = async (
  table: Table,
  from: Instant,
  to: Instant,
): Promise<readonly Letter[]> => {
  const letters: Letter[] = [];
  for (const date of datesBetween(utcDate(from), utcDate(to))) {
    const items = await readList(table, `LETTERS#${date}`, { from, to: `${to}~` });
    letters.push(...items.map(parseLetter));
  }
  return letters.filter(({ status }) => status === "queued");
};

/** The letters that wait for approval, the longest wait first, at most `most`, and how many there are as far as was read. One query. */
export const listWaiting = async (table: Table, most = 500): Promise<ShownPart<Letter>> =>
  firstRead((await readList(table, OUTBOX, { limit: most + 1 })).map(parseLetter), most);

/** The letters with these ids; those that are not there are left out. One read of every hundred. */
export const readLetters = async (table: Table, ids: readonly string[]): Promise<readonly Letter[]> =>
  (await readItems(table, ids.map(letterKey))).flatMap((item) =>
    item === undefined ? [] : parseLetter(item),
  );

/** What notices say, those whose words were erased left out. One read, or none. */
export const readNotices = async (table: Table, letters: readonly Letter[]): Promise<readonly Notice[]> => {
  const notices = await Promise.all(
    letters.map(async ({ facts, encloses }) => {
      if (encloses === undefined) return [{ facts, enclosed: undefined }];
      const [enclosed] = await readItems(table, [encloses]);
      return enclosed === undefined ? [] : [{ facts, enclosed }];
    }),
  );
  return notices.flat();
};

/** The notices that a letter tells besides its own. Two reads, or none. */
export const readDigest = async (table: Table, { digest = [] }: Letter): Promise<readonly Notice[]> =>
  readNotices(table, await readLetters(table, digest));

/** The letters to a person, the latest first, at most `limit`. One query. */
export const listLettersTo = async (table: Table, person: string, limit = 50): Promise<readonly Letter[]> => {
  const items = await queryAll(
    table,
    {
      IndexName: "by-person",
      KeyConditionExpression: "person = :person AND begins_with(personSort, :letters)",
      ExpressionAttributeValues: { ":person": `PERSON#${person}`, ":letters": "LETTER#" },
      ScanIndexForward: false,
    },
    { limit },
  );
  return items.map(parseLetter);
};

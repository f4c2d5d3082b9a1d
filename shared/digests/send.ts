import type { Overtaken } from "../journal/commit.ts";
import type { Occasion } from "../journal/entry.ts";
import type { FanOutPage, FanOutPart } from "../journal/fan-out.ts";
import { letter } from "../letters/letter.ts";
import { presentMembers } from "../members/read.ts";
import { readCurrentNews } from "../news/current.ts";
import { newsRecordWrite } from "../news/news-record.ts";
import { NEWS_PAGE, readNewsReaders } from "../news/send-page.ts";
import type { Table } from "../platform/dynamo.ts";
import { type DigestDay, digestFor } from "./decide.ts";
import { newsDigest } from "./letters.ts";

/** Members that are looked at together; at most forty of them get a letter in one transaction. */
const LOOKED_AT_ONCE = 100;

/**
 * Sends the digests of a day, page after page of all members. What is new is read once for each run, what waits for a member with them; the letter and what is
 * kept of its reader are one transaction.
 */
export const digestParts = async (
  table: Table,
  day: DigestDay & { readonly id: string },
  occasion: Occasion,
): Promise<readonly FanOutPart[]> => {
  const { events, items, calls } = await readCurrentNews(table, occasion.now);
  const current = [...events, ...items, ...calls];
  const page = async (cursor: string | undefined): Promise<FanOutPage<Overtaken>> => {
    const found = await presentMembers(table)(cursor, LOOKED_AT_ONCE);
    const readers = await readNewsReaders(
      table,
      found.map(({ thing }) => thing),
    );
    const due = readers.flatMap((reader, nth) => {
      const digest = digestFor(reader, current, day);
      return digest === undefined ? [] : [{ digest, place: found[nth]?.place }];
    });
    const sent = due.slice(0, NEWS_PAGE);
    const letters = sent.map(({ digest: { rhythm, items: stories, record } }) =>
      letter(
        newsDigest,
        {
          to: { person: record.person },
          about: `newsletter:${day.id}`,
          facts: { digest: day.id, rhythm, items: [...stories] },
        },
        occasion,
      ),
    );
    const last = due.length > NEWS_PAGE ? sent.at(-1)?.place : found.at(-1)?.place;
    const isEnd = found.length < LOOKED_AT_ONCE && due.length <= NEWS_PAGE;
    return {
      letters,
      writes: sent.map(({ digest }) => newsRecordWrite(digest.record)),
      next: isEnd ? undefined : last,
    };
  };
  return [page];
};

import * as z from "zod/mini";
import { OVERTAKEN, type Overtaken, type Write } from "../journal/commit.ts";
import type { RouteCounts } from "../news/send-page.ts";
import type { Instant } from "../platform/clock.ts";
import {
  type Item,
  type Key,
  listSource,
  readItem,
  readItems,
  readList,
  type Table,
} from "../platform/dynamo.ts";
import type { ListSource } from "../platform/list-page.ts";
import { segmentOf } from "../segments/choose.ts";
import type { SegmentFilter } from "../segments/filter.ts";
import { type Issue, parseIssue, type SentIssue } from "./issue-model.ts";
import { type Newsletter, newsletterSchema, titledNewsletter } from "./model.ts";

const NEWSLETTERS = "NEWSLETTERS";
const ON_SITE = "NEWSLETTERS-PUBLIC";
const MOST_ON_SITE = 200;

const audienceKey = (reference: string): Key => ({ pk: `NEWSLETTER#${reference}`, sk: "AUDIENCE" });

/** The key of a newsletter as it reads. Apart from the newsletter: the site may read it, and letters enclose it. */
export const issueKey = (reference: string): Key => ({ pk: `ISSUE#${reference}`, sk: "ISSUE" });

const toNewsletter = (item: Item): Newsletter => newsletterSchema.parse(item["newsletter"]);

/** The newsletter with this reference, or undefined. One read. */
export const readNewsletter = async (table: Table, reference: string): Promise<Newsletter | undefined> => {
  const item = await readItem(table, titledNewsletter.key(reference));
  return item === undefined ? undefined : toNewsletter(item);
};

/** All newsletters, the latest first, to be read in pages. */
export const newsletterSource = (table: Table): ListSource<Newsletter> =>
  listSource(table, NEWSLETTERS, { latestFirst: true }, toNewsletter);

/** The write that keeps a newsletter, unless somebody changed it since it was read. */
export const newsletterWrite = (before: Newsletter | undefined, after: Newsletter): Write<Overtaken> => ({
  put: {
    ...titledNewsletter.key(after.reference),
    newsletter: after,
    list: NEWSLETTERS,
    listSort: `${after.createdAt}#${after.reference}`,
  },
  when:
    before === undefined
      ? { expression: "attribute_not_exists(pk)" }
      : {
          expression: "#newsletter.#version = :version",
          names: { "#newsletter": "newsletter", "#version": "version" },
          values: { ":version": before.version },
        },
  otherwise: OVERTAKEN,
});

/** A newsletter as it reads, once it was approved. One read. */
export const readIssue = async (table: Table, reference: string): Promise<SentIssue | undefined> => {
  const item = await readItem(table, issueKey(reference));
  return item === undefined ? undefined : parseIssue(item);
};

/** The write that keeps how a newsletter reads; with `sentAt` it is out, and where its author said so, on the site. */
export const issueWrite = (issue: Issue, sentAt?: Instant): Write => ({
  put: {
    ...issueKey(issue.reference),
    issue,
    ...(sentAt !== undefined && { sentAt }),
    ...(sentAt !== undefined && issue.onSite && { list: ON_SITE, listSort: `${sentAt}#${issue.reference}` }),
  },
});

/** The newsletters that everybody may read, the latest first; the latest two hundred. One query. */
export const listOnSite = async (table: Table, limit = MOST_ON_SITE): Promise<readonly SentIssue[]> =>
  (await readList(table, ON_SITE, { latestFirst: true, limit })).map(parseIssue);

const countedAudienceSchema = z.lazy(() =>
  z.object({
    /** The entry that asked for the count. */
    askedBy: z.uuid(),
    counts: z.record(z.string(), z.int()),
    /** When the last page was counted; until then the count goes on. */
    countedAt: z.optional(z.iso.datetime()),
  }),
);

/** Who would get a newsletter, as far as it is counted: how many members would go which way. */
export interface CountedAudience {
  readonly askedBy: string;
  readonly counts: RouteCounts;
  readonly countedAt?: Instant | undefined;
}

const toAudience = (item: Item | undefined): CountedAudience | undefined =>
  item === undefined ? undefined : countedAudienceSchema.parse(item["audience"]);

/** Who would get a newsletter as it was counted last. One read. */
export const readAudience = async (table: Table, reference: string): Promise<CountedAudience | undefined> =>
  toAudience(await readItem(table, audienceKey(reference)));

/** The write that keeps how far a count is. */
export const audienceWrite = (reference: string, audience: CountedAudience): Write => ({
  put: { ...audienceKey(reference), audience },
});

/** A newsletter with all that is kept with it: how it reads once approved, and who would get it. One read. */
export const readWholeNewsletter = async (
  table: Table,
  reference: string,
): Promise<
  | {
      readonly newsletter: Newsletter;
      readonly issue: SentIssue | undefined;
      readonly audience: CountedAudience | undefined;
    }
  | undefined
> => {
  const [item, issue, audience] = await readItems(table, [
    titledNewsletter.key(reference),
    issueKey(reference),
    audienceKey(reference),
  ]);
  if (item === undefined) return undefined;
  return {
    newsletter: toNewsletter(item),
    issue: issue === undefined ? undefined : parseIssue(issue),
    audience: toAudience(audience),
  };
};

/** The filter of the segment to which a newsletter goes, as it is now; undefined where it goes to none. One read, or none. */
export const filterOfAudience = async (
  table: Table,
  { audience }: Pick<Newsletter["words"], "audience">,
): Promise<SegmentFilter | undefined> =>
  audience.kind === "segment" ? (await segmentOf(table, audience.segment))?.filter : undefined;

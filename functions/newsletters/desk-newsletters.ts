import type { Topic } from "../../shared/members/topics/model.ts";
import { topicsOfNews } from "../../shared/members/topics/read.ts";
import { readSeveralResults } from "../../shared/news/results.ts";
import { type Newsletter, newsletterStatuses } from "../../shared/newsletters/model.ts";
import { newsletterSource } from "../../shared/newsletters/store.ts";
import listTemplate from "../../shared/pages/desk-list.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { sayShortDateTime } from "../../shared/platform/time.ts";
import { segmentsToChoose } from "../../shared/segments/choose.ts";
import type { Segment } from "../../shared/segments/model.ts";
import type { DeskList } from "../lists/definition.ts";
import { listPage } from "../lists/list-page.ts";
import { sayAudience, statusTag } from "./newsletter-words.ts";

interface Of {
  readonly topics: readonly Topic[];
  readonly segments: readonly Segment[];
}

interface Row {
  readonly newsletter: Newsletter;
  readonly to: string;
  readonly clicks: number;
}

const views = { all: "All", open: "In work", sent: "Sent" } as const;

const whenOf = ({ status, sendAt, startedAt, endedAt, createdAt }: Newsletter): string => {
  if (status === "scheduled" && sendAt !== undefined) return `Goes out ${sayShortDateTime(sendAt)}`;
  return sayShortDateTime(endedAt ?? startedAt ?? createdAt);
};

const fits = ({ words, reference }: Newsletter, asked: string): boolean =>
  `${words.subject}\n${reference}`.toLowerCase().includes(asked.toLowerCase());

const isDone = ({ status }: Newsletter): boolean => status === "sent" || status === "stopped";

const newsletters: DeskList<typeof paths.deskNewsletters, Of, Newsletter, Row> = {
  name: "newsletters",
  path: paths.deskNewsletters,
  words: {
    title: () => "Newsletters",
    things: ["newsletter", "newsletters"],
    search: { label: "Search newsletters", hint: "Subject or reference" },
    empty: () => "There is no newsletter yet. Write one: nothing is sent before it is approved.",
    links: ({ visit }) => [
      ...(visit.session.role === "viewer"
        ? []
        : [{ href: paths.deskNewNewsletter, text: "Write a newsletter" }]),
      { href: paths.deskNewsSettings, text: "How news goes out" },
    ],
  },
  takes: ["q", "show"],
  load: async ({ table }) => {
    const [topics, segments] = await Promise.all([topicsOfNews(table), segmentsToChoose(table)]);
    return { topics, segments };
  },
  find: ({ table }, { asked: { filters } }) => {
    const { q, show } = filters;
    const ofView = (one: Newsletter) => (show === "sent" ? isDone(one) : show !== "open" || !isDone(one));
    return {
      lists: [newsletterSource(table)],
      keep:
        q === undefined && show === undefined
          ? undefined
          : (one) => ofView(one) && (q === undefined || fits(one, q)),
    };
  },
  idOf: ({ reference }) => reference,
  hrefOf: ({ reference }) => toPath(paths.deskNewsletter, { reference }),
  rows: async ({ table }, all, { of }) => {
    const results = await readSeveralResults(
      table,
      all.map(({ reference }) => reference),
    );
    return all.map((newsletter, nth) => ({
      newsletter,
      to: sayAudience(newsletter.words.audience, of),
      clicks: results[nth]?.clicks.reduce((sum, { times }) => sum + times, 0) ?? 0,
    }));
  },
  columns: [
    {
      key: "subject",
      heading: "Newsletter",
      sort: ({ words }) => words.subject,
      cell: ({ newsletter }) => ({ text: newsletter.words.subject, more: [newsletter.reference] }),
    },
    {
      key: "audience",
      heading: "To",
      cell: ({ to }) => ({ text: to }),
    },
    {
      key: "status",
      heading: "State",
      sort: ({ status }) => newsletterStatuses[status],
      cell: ({ newsletter }) => ({ tags: [statusTag(newsletter.status)], more: [whenOf(newsletter)] }),
    },
    {
      key: "sent",
      heading: "Emails",
      numeric: true,
      sort: ({ run }) => String(run.counts["letter"] ?? 0),
      cell: ({ newsletter }) => ({ text: String(newsletter.run.counts["letter"] ?? 0) }),
    },
    {
      key: "clicks",
      heading: "Clicks",
      numeric: true,
      cell: ({ clicks }) => ({ text: String(clicks) }),
    },
  ],
  file: [
    { heading: "Reference", value: ({ newsletter }) => newsletter.reference },
    { heading: "Subject", value: ({ newsletter }) => newsletter.words.subject },
    { heading: "To", value: ({ to }) => to },
    { heading: "State", value: ({ newsletter }) => newsletterStatuses[newsletter.status] },
    { heading: "Sent from", value: ({ newsletter }) => newsletter.startedAt ?? "" },
    { heading: "Emails", value: ({ newsletter }) => newsletter.run.counts["letter"] ?? 0 },
  ],
  tabs: ({ asked: { filters } }) =>
    Object.entries(views).map(([name, text]) => ({
      text,
      change: { show: name === "all" ? undefined : name },
      current: (filters["show"] ?? "all") === name,
    })),
};

/** The newsletters, the latest first, searched, sorted and as a file. */
export const page = listPage(newsletters, listTemplate);

import * as z from "zod/mini";
import { defineLetter, type LetterPart, type LetterReader } from "../letters/letter.ts";
import { COUNTED_LINKS, storyParts } from "../news/letter-parts.ts";
import { type NewsItem, newsItemSchema } from "../news/news-item.ts";
import { paths } from "../pages/paths.ts";
import { counted, firstOf } from "../platform/text.ts";

/** More of a kind than this is not read; the page on the site has the rest. */
const MOST_OF_KIND = 8;

const headings: Readonly<Record<NewsItem["kind"], { readonly heading: string; readonly path: string }>> = {
  newsletter: { heading: "Newsletters", path: paths.newsletters },
  event: { heading: "Events", path: paths.events },
  "catalogue-item": { heading: "New in the catalogue", path: paths.catalogue },
  call: { heading: "Calls that are open", path: paths.calls },
};

const subjects = {
  weekly: "This week: ",
  monthly: "This month: ",
  limited: "What we did not send you this week: ",
} as const;

const why = {
  weekly: "You chose one email a week, so here is what is new.",
  monthly: "You chose one email a month, so here is what is new.",
  limited:
    "You chose news as it happens. We send no more than a few emails a week, so here is in one what would have been too many.",
} as const;

/** A newsletter that is not on the site is read by a link that leads to it alone. */
const sectionOf = (
  kind: NewsItem["kind"],
  items: readonly NewsItem[],
  reader: LetterReader,
  about: string,
): readonly LetterPart[] => {
  const own = items.filter((item) => item.kind === kind);
  if (own.length === 0) return [];
  const { heading, path } = headings[kind];
  const { shown, all } = firstOf(own, MOST_OF_KIND);
  return [
    ...storyParts({ heading, items: shown }, reader, about),
    ...(all > MOST_OF_KIND
      ? [
          {
            link: {
              text: `${counted(all - MOST_OF_KIND, "more is", "more are")} on our site`,
              url: reader.url(path),
            },
          },
        ]
      : []),
  ];
};

/** To a member who wants one letter a week or month: what is new about their topics. */
export const newsDigest = defineLetter({
  kind: "news-digest",
  title: "Digest",
  purpose: "news",
  ifUncertain: "never",
  facts: () =>
    z.object({
      digest: z.string(),
      rhythm: z.enum(["weekly", "monthly", "limited"]),
      items: z.array(newsItemSchema),
    }),
  example: {
    digest: "digest-2026-12-01",
    rhythm: "weekly",
    items: [
      {
        kind: "event",
        reference: "EVT-4F7K-2Q9C",
        title: "Fewer missed appointments: what we learned",
        detail: "Thursday 10 December 2026 at 12:30pm",
        path: "/events/EVT-4F7K-2Q9C",
        topic: "events",
      },
      {
        kind: "catalogue-item",
        reference: "CAI-4F7K-2Q9C",
        title: "A forecast of beds that fits on one page",
        detail: "Code and method, used by three trusts.",
        path: "/catalogue/bed-forecast",
        topic: "results",
      },
    ],
  },
  write: ({ digest, rhythm, items }, reader) => {
    const titles = firstOf(items, 1);
    const others = titles.all - 1;
    const first = titles.shown[0]?.title ?? "news";
    const more = others > 0 ? ` and ${counted(others, "other thing", "other things")}` : "";
    return {
      subject: `${subjects[rhythm]}${first}${more}`,
      parts: [
        { paragraph: reader.greeting },
        { paragraph: why[rhythm] },
        ...(["newsletter", "event", "call", "catalogue-item"] as const).flatMap((kind) =>
          sectionOf(kind, items, reader, digest),
        ),
        { link: { text: "Choose how often we write, and about what", url: reader.url(paths.askForMyPage) } },
        { paragraph: COUNTED_LINKS },
      ],
    };
  },
});

import type { CurrentItem, CurrentNews } from "../news/current.ts";
import { newsItemId } from "../news/news-item.ts";
import type { Instant } from "../platform/clock.ts";
import { plusHours } from "../platform/time.ts";
import type { Issue } from "./issue-model.ts";
import { liveParts, type Newsletter, topicOfAudience } from "./model.ts";

/** More than this in a part is not read; the page on the site has the rest. */
const MOST_IN_PART = 8;
/** What the catalogue got in so many hours is new. */
const NEW_FOR_HOURS = 31 * 24;

const newest = (items: readonly CurrentItem[], now: Instant): readonly CurrentItem[] =>
  items.filter(({ since }) => since >= plusHours(now, -NEW_FOR_HOURS));

/** A newsletter as it reads with what stands on the site at this moment. A part with nothing in it is left out. */
export const makeIssue = (
  { reference, words }: Pick<Newsletter, "reference" | "words">,
  current: CurrentNews,
  now: Instant,
): Issue => {
  const found = { ...current, items: newest(current.items, now) };
  return {
    reference,
    subject: words.subject,
    topic: topicOfAudience(words.audience),
    onSite: words.onSite,
    sections: [
      { text: words.opening },
      ...words.parts.flatMap((part) =>
        found[part].length === 0
          ? []
          : [{ heading: liveParts[part], items: found[part].slice(0, MOST_IN_PART).map(({ item }) => item) }],
      ),
      ...(words.closing === "" ? [] : [{ text: words.closing }]),
    ],
  };
};

/** What was approved without what is over, cancelled or taken off the site since: letters never invite to what does not take place. */
export const withoutGone = (issue: Issue, { events, items, calls }: CurrentNews): Issue => {
  const there = new Set([...events, ...items, ...calls].map(({ item }) => newsItemId(item)));
  return {
    ...issue,
    sections: issue.sections.flatMap((section): Issue["sections"] => {
      if ("text" in section) return [section];
      const left = section.items.filter((item) => there.has(newsItemId(item)));
      return left.length === 0 ? [] : [{ ...section, items: left }];
    }),
  };
};

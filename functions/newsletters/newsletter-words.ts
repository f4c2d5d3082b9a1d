import type { Topic } from "../../shared/members/topics/model.ts";
import type { RouteCounts } from "../../shared/news/send-page.ts";
import { type Audience, type Newsletter, newsletterStatuses } from "../../shared/newsletters/model.ts";
import { counted } from "../../shared/platform/text.ts";
import type { Segment } from "../../shared/segments/model.ts";

/** Who a newsletter goes to, in words. */
export const sayAudience = (
  audience: Audience,
  { topics, segments }: { readonly topics: readonly Topic[]; readonly segments: readonly Segment[] },
): string => {
  if (audience.kind === "everybody") return "Everybody who agreed to news";
  if (audience.kind === "topic")
    return topics.find(({ id }) => id === audience.topic)?.name ?? audience.topic;
  if (audience.kind === "chosen")
    return `${counted(audience.people.length, "member", "members")} chosen one by one`;
  const segment = segments.find(({ id }) => id === audience.segment);
  return segment === undefined ? "A segment that was removed" : `Segment: ${segment.name}`;
};

const classes: Readonly<Record<Newsletter["status"], string>> = {
  draft: "nhsuk-tag--yellow",
  ready: "nhsuk-tag--orange",
  scheduled: "nhsuk-tag--blue",
  sending: "nhsuk-tag--aqua-green",
  paused: "nhsuk-tag--orange",
  stopped: "nhsuk-tag--red",
  sent: "nhsuk-tag--green",
};

/** Where a newsletter stands, as a tag. */
export const statusTag = (status: Newsletter["status"]) => ({
  text: newsletterStatuses[status],
  classes: classes[status],
});

/** What each way that a story goes to a member is called. */
const routes: readonly (readonly [string, string, boolean])[] = [
  ["letter", "An email at once", true],
  ["weekly", "In their weekly digest", true],
  ["monthly", "In their monthly digest", true],
  ["limited", "In the next digest: they have had as many emails as the limit allows", true],
  ["no-consent", "Left out: they did not agree to news", false],
  ["topic-not-chosen", "Left out: they did not choose this topic", false],
  ["address-comes-back", "Left out: emails to them come back", false],
  ["complained", "Left out: they called an email spam", false],
  ["already-sent", "Left out: they have had it", false],
];

/** How many members go which way, in words; ways that nobody goes are left out. `reached` is how many it reaches, at once or in a digest. */
export const routeRows = (counts: RouteCounts) => {
  const by = new Map(Object.entries(counts));
  const rows = routes.flatMap(([name, text, reaches]) => {
    const count = by.get(name) ?? 0;
    return count === 0 ? [] : [{ text, count, reaches }];
  });
  const sum = (all: readonly { readonly count: number }[]) =>
    all.reduce((total, { count }) => total + count, 0);
  return {
    rows,
    letters: by.get("letter") ?? 0,
    digests: (by.get("weekly") ?? 0) + (by.get("monthly") ?? 0) + (by.get("limited") ?? 0),
    left: sum(rows.filter(({ reaches }) => !reaches)),
    all: sum(rows),
  };
};

import type { Overtaken } from "../journal/commit.ts";
import { type Occasion, record } from "../journal/entry.ts";
import type { FanOutPage, FanOutPart } from "../journal/fan-out.ts";
import { letter } from "../letters/letter.ts";
import { quietUntil } from "../letters/sending/quiet-hours.ts";
import { readCurrentNews } from "../news/current.ts";
import { addCounts, NEWS_PAGE, newsPage } from "../news/send-page.ts";
import { type NewsSettings, readNewsSettings } from "../news/settings.ts";
import { plusHours } from "../platform/time.ts";
import { type AudienceNeeds, audiencePage } from "./audience.ts";
import { stepTimer } from "./decide.ts";
import { NewsletterSent } from "./entries.ts";
import { withoutGone } from "./issue.ts";
import type { Issue } from "./issue-model.ts";
import { newsletter as newsletterLetter } from "./letters.ts";
import type { Newsletter } from "./model.ts";
import { issueKey, issueWrite, newsletterWrite, readIssue, readNewsletter } from "./store.ts";
import { newsletterStory } from "./story.ts";

const MINUTE = 1 / 60;
/** Pages of a step in which nobody gets a letter: a rare topic among many members is still found in time. */
const MOST_PAGES = 90;

/** Where a step stands after a page: it goes on, another step is due in a minute, or everybody had their turn. */
const afterPage = (
  before: Newsletter,
  page: {
    readonly counts: Newsletter["run"]["counts"];
    readonly cursor: string | undefined;
    readonly isStepOver: boolean;
  },
  occasion: Occasion,
): Pick<FanOutPage<Overtaken>, "entries" | "setTimers" | "next"> & { readonly after: Newsletter } => {
  const { cursor } = page;
  const run = {
    ...before.run,
    counts: addCounts(before.run.counts, page.counts),
    ...(cursor !== undefined && { cursor }),
  };
  const common = {
    ...before,
    status: "sending" as const,
    startedAt: before.startedAt ?? occasion.now,
    version: before.version + 1,
  };
  if (cursor === undefined) {
    const after: Newsletter = { ...common, status: "sent", endedAt: occasion.now, run };
    const data = { counts: run.counts };
    return { after, entries: [record(NewsletterSent, { subject: before.reference, data }, occasion)] };
  }
  if (!page.isStepOver) return { after: { ...common, run }, next: cursor };
  const after: Newsletter = { ...common, run: { ...run, step: run.step + 1 } };
  return { after, setTimers: [stepTimer(after, plusHours(occasion.now, MINUTE), occasion)] };
};

interface Stepping {
  readonly needs: AudienceNeeds;
  readonly newsletter: Newsletter;
  readonly issue: Issue;
  readonly settings: NewsSettings;
  readonly occasion: Occasion;
}

const sendPage = async (
  { needs, newsletter, issue, settings, occasion }: Stepping,
  before: { readonly pages: number; readonly letters: number },
): Promise<FanOutPage<Overtaken>> => {
  const { reference, run } = newsletter;
  const found = await audiencePage(needs, newsletter, run.cursor);
  const { letters, writes, counts } = await newsPage(
    needs.table,
    found.members,
    {
      item: newsletterStory(issue),
      limit: settings.limit,
      letterTo: (person) =>
        letter(
          newsletterLetter,
          {
            to: { person },
            about: `newsletter:${reference}`,
            facts: { newsletter: reference },
            encloses: issueKey(reference),
            topic: issue.topic,
          },
          occasion,
        ),
    },
    occasion,
  );
  const cursor = found.next;
  const isStepOver =
    before.letters + letters.length + NEWS_PAGE > settings.perMinute || before.pages + 1 >= MOST_PAGES;
  const { after, ...saving } = afterPage(newsletter, { counts, cursor, isStepOver }, occasion);
  return { ...saving, letters, writes: [...writes, newsletterWrite(newsletter, after)] };
};

/** What the first page of the first step changes besides: the newsletter is out, without what is over by now. */
const startPage = async ({
  needs,
  newsletter,
  issue,
  occasion,
}: Stepping): Promise<FanOutPage<Overtaken>> => {
  const current = await readCurrentNews(needs.table, occasion.now);
  const { now } = occasion;
  const after: Newsletter = {
    ...newsletter,
    status: "sending",
    startedAt: now,
    version: newsletter.version + 1,
  };
  return {
    writes: [issueWrite(withoutGone(issue, current), now), newsletterWrite(newsletter, after)],
    next: "",
  };
};

const waitForDay = (newsletter: Newsletter, until: string, occasion: Occasion): FanOutPage<Overtaken> => {
  const run = { ...newsletter.run, step: newsletter.run.step + 1 };
  const after: Newsletter = { ...newsletter, run, version: newsletter.version + 1 };
  return { writes: [newsletterWrite(newsletter, after)], setTimers: [stepTimer(after, until, occasion)] };
};

const lettersOf = ({ run }: Newsletter): number => run.counts["letter"] ?? 0;

/**
 * One step of sending a newsletter: as many letters as go out in a minute, forty members to a transaction, which also keeps how far it is. Where it dies it
 * goes on, and a step that is not due any more does nothing. By night it waits for the morning.
 */
export const newsletterStep = (
  needs: AudienceNeeds,
  reference: string,
  step: number,
  occasion: Occasion,
): FanOutPart => {
  let begun: { letters: number; pages: number } | undefined;
  return async () => {
    const [newsletter, found, settings] = await Promise.all([
      readNewsletter(needs.table, reference),
      readIssue(needs.table, reference),
      readNewsSettings(needs.table),
    ]);
    if (newsletter === undefined || found === undefined || newsletter.run.step !== step) return {};
    if (newsletter.status !== "scheduled" && newsletter.status !== "sending") return {};
    const quiet = quietUntil(occasion.now);
    if (quiet !== null) return waitForDay(newsletter, quiet, occasion);
    const stepping = { needs, newsletter, issue: found.issue, settings, occasion };
    if (newsletter.status === "scheduled") return startPage(stepping);
    begun ??= { letters: lettersOf(newsletter), pages: 0 };
    const page = await sendPage(stepping, {
      pages: begun.pages,
      letters: lettersOf(newsletter) - begun.letters,
    });
    begun = { ...begun, pages: begun.pages + 1 };
    return page;
  };
};

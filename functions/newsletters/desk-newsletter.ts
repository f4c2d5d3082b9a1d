import { previewReader } from "../../shared/letters/writing/reader.ts";
import { writeOut } from "../../shared/letters/writing/write-out.ts";
import { topicsOfNews } from "../../shared/members/topics/read.ts";
import { readCurrentNews } from "../../shared/news/current.ts";
import { readNewsSettings } from "../../shared/news/settings.ts";
import {
  approveNewsletter,
  pauseNewsletter,
  readyNewsletter,
  reopenNewsletter,
  resumeNewsletter,
  stopNewsletter,
  testNewsletter,
} from "../../shared/newsletters/commands.ts";
import { approvalForm } from "../../shared/newsletters/input.ts";
import { makeIssue } from "../../shared/newsletters/issue.ts";
import type { Issue } from "../../shared/newsletters/issue-model.ts";
import { issueLetter } from "../../shared/newsletters/letters.ts";
import type { Newsletter } from "../../shared/newsletters/model.ts";
import { readWholeNewsletter } from "../../shared/newsletters/store.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { readPeople } from "../../shared/people/store.ts";
import { segmentsToChoose } from "../../shared/segments/choose.ts";
import { readNames } from "../../shared/sign-in/names.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { byReference, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import template from "./desk-newsletter.njk";
import { routeRows, sayAudience, statusTag } from "./newsletter-words.ts";

const NOT_FROZEN: readonly Newsletter["status"][] = ["draft", "ready"];

/** How a newsletter reads: as it was frozen, or with what is on the site at this moment. */
const issueOf = async (
  { table, now }: PageNeeds,
  newsletter: Newsletter,
  frozen: Issue | undefined,
): Promise<Issue> =>
  frozen !== undefined && !NOT_FROZEN.includes(newsletter.status)
    ? frozen
    : makeIssue(newsletter, await readCurrentNews(table, now()), now());

const previewOf = ({ programme, siteUrl }: PageNeeds, issue: Issue) => {
  const content = issueLetter(issue, previewReader({ name: "Sam Example", programme, siteUrl }));
  const unsubscribe = "https://preview.invalid/unsubscribe";
  const frame = { programme, siteUrl, purpose: "news", unsubscribe, pictures: [] } as const;
  return { content, text: writeOut(content, frame).text };
};

/** A newsletter: how it reads, who gets it, and what can be done with it next. */
export const page = deskPage({
  path: paths.deskNewsletter,
  names: byReference("newsletter"),
  load: async ({ table }, reference) => {
    const [whole, topics, settings, segments] = await Promise.all([
      readWholeNewsletter(table, reference),
      topicsOfNews(table),
      readNewsSettings(table),
      segmentsToChoose(table),
    ]);
    return whole && { ...whole, topics, settings, segments };
  },
  show: async (needs, { newsletter, issue, audience, topics, settings, segments }) => {
    const { reference, words, status, run, version } = newsletter;
    const chosen = words.audience.kind === "chosen" ? words.audience.people : [];
    const [reads, people, nameOf] = await Promise.all([
      issueOf(needs, newsletter, issue?.issue),
      readPeople(needs.table, chosen),
      readNames(needs, [
        newsletter.createdBy,
        ...(newsletter.approvedBy === undefined ? [] : [newsletter.approvedBy]),
      ]),
    ]);
    const address = (path: Parameters<typeof toPath>[0]) => toPath(path, { reference });
    return view(template, {
      reference,
      words,
      status,
      version,
      tagged: statusTag(status),
      audience: sayAudience(words.audience, { topics, segments }),
      chosen: chosen.map((id, nth) => ({ id, name: people[nth]?.name ?? "Erased" })),
      by: { id: newsletter.createdBy, name: nameOf(newsletter.createdBy), at: newsletter.createdAt },
      approvedBy: newsletter.approvedBy && { id: newsletter.approvedBy, name: nameOf(newsletter.approvedBy) },
      sendAt: newsletter.sendAt,
      startedAt: newsletter.startedAt,
      endedAt: newsletter.endedAt,
      onSite: words.onSite && issue?.sentAt !== undefined,
      counted: audience && { ...routeRows(audience.counts), at: audience.countedAt },
      gone: routeRows(run.counts),
      settings,
      ...previewOf(needs, reads),
      hrefs: {
        own: address(paths.deskNewsletter),
        edit: address(paths.deskEditNewsletter),
        results: address(paths.deskNewsletterResults),
        site: address(paths.newsletter),
      },
    });
  },
  asks: {
    stop: (_needs, { newsletter }) =>
      view(template, {
        asks: "stop",
        reference: newsletter.reference,
        words: newsletter.words,
        gone: routeRows(newsletter.run.counts),
        hrefs: { own: toPath(paths.deskNewsletter, { reference: newsletter.reference }) },
      }),
  },
  steps: (step) => ({
    test: step({
      run: (needs, reference, given) =>
        testNewsletter(needs, { reference, person: given.visit.session.person }, given),
      done: "We have sent you the newsletter as it would go out now.",
    }),
    ready: step({
      run: (needs, reference, given) => readyNewsletter(needs, reference, given),
      done: "It waits for approval. Nothing is sent yet.",
    }),
    approve: step({
      form: approvalForm,
      run: (needs, reference, given) => approveNewsletter(needs, { reference, ...given.form }, given),
      done: "Approved. It goes out as you see it here, at the time below.",
    }),
    reopen: step({
      run: (needs, reference, given) => reopenNewsletter(needs, reference, given),
      done: "It is a draft again, and nothing goes out.",
    }),
    pause: step({
      run: (needs, reference, given) => pauseNewsletter(needs, reference, given),
      done: "Paused. Emails that were already on their way still arrive; no others go out until you go on.",
    }),
    resume: step({
      run: (needs, reference, given) => resumeNewsletter(needs, reference, given),
      done: "It goes on where it was paused. Nobody gets it twice.",
    }),
    stop: step({
      run: (needs, reference, given) => stopNewsletter(needs, reference, given),
      done: "Stopped. Emails that were already on their way still arrive; it goes to nobody else.",
    }),
  }),
  refusals: {
    "not-now": "Someone was quicker, or the newsletter is further on. Look at how it stands now.",
    changed: "Someone changed the newsletter since you looked at it. Read it again before you approve it.",
    "to-replace":
      "Something in [brackets] or {braces} is still to be replaced. Change the newsletter first: nothing is sent with a placeholder in it.",
    "no-segment":
      "The segment that it goes to was removed. Change the newsletter and select another audience.",
    "in-the-past": {
      text: "Enter a time to come, or leave both empty to send it at once",
      field: "date",
      status: 422,
    },
  },
});

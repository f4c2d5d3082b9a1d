import { commit } from "../../shared/journal/commit.ts";
import { FanOutContinued } from "../../shared/journal/entries.ts";
import { record } from "../../shared/journal/entry.ts";
import { FAN_OUT_START, fanOut } from "../../shared/journal/fan-out.ts";
import { countClick } from "../../shared/news/results.ts";
import { approveNewsletter, draftNewsletter } from "../../shared/newsletters/commands.ts";
import type { NewsletterWords } from "../../shared/newsletters/model.ts";
import { newsletterStep } from "../../shared/newsletters/step.ts";
import { paths } from "../../shared/pages/paths.ts";
import type { Instant } from "../../shared/platform/clock.ts";
import { addDays, fromLocal, localDate, minus } from "../../shared/platform/wall-clock.ts";
import { atDesk, mustBeDone, type Sample } from "./load-steps.ts";

const sent: NewsletterWords = {
  subject: "Three questions to ask before you buy AI",
  opening:
    "Suppliers call many things AI. These three questions tell quickly what you are being offered.\n\n- On whose data was it made, and does that look like your patients?\n- What happens when it is wrong, and who notices?\n- What would you measure after three months?\n\nWe keep what we learn about this [in the catalogue](/catalogue).",
  parts: ["events"],
  closing: "Answer this email if you would like us to look at an offer with you.",
  audience: { kind: "topic", topic: "responsible-ai" },
  onSite: true,
};

const scheduled: NewsletterWords = {
  subject: "What finished this winter, and how you can use it",
  opening:
    "Two projects finished this winter. Both have left code and a short guide, and the people who wrote them answer questions.\n\n## Bring us your problem\n\nThe next call is open. If you are not sure whether yours is one, [ask us first](/enquiry?about=problem).",
  parts: ["items", "calls"],
  closing: "",
  audience: { kind: "topic", topic: "results" },
  onSite: true,
};

const draft: NewsletterWords = {
  subject: "Community week: who hosts what",
  opening: "[a sentence about the week]\n\nThese sessions are planned so far.",
  parts: ["events"],
  closing: "",
  audience: { kind: "everybody" },
  onSite: false,
};

/** How often which page was opened from the newsletter that was sent. */
const CLICKS: readonly (readonly [string, number])[] = [
  [paths.catalogue, 23],
  [paths.events, 11],
];

const write = async (sample: Sample, words: NewsletterWords, name: string, at: Instant): Promise<string> => {
  const { needs, occasion } = sample.moments(name)(at, atDesk(sample));
  return (await draftNewsletter(needs, words, { once: name, occasion })).done.reference;
};

const approve = async (
  sample: Sample,
  { reference, name, at, sendAt }: { reference: string; name: string; at: Instant; sendAt: Instant },
): Promise<void> => {
  const { needs, occasion } = sample.moments(`${name}:approved`)(at, { kind: "team", id: sample.reviewer });
  const given = { once: `${name}:approved`, occasion };
  mustBeDone("newsletter", await approveNewsletter(needs, { reference, version: 1, sendAt }, given));
};

/** Sends a newsletter as its steps would have done; the few letters of the sample are one step. */
const send = async (sample: Sample, reference: string, name: string, at: Instant): Promise<void> => {
  const { needs, occasion } = sample.moments(`${name}:sent`)(at);
  const once = `${name}:sent`;
  const run = {
    once,
    from: FAN_OUT_START,
    continued: () =>
      record(
        FanOutContinued,
        {
          subject: reference,
          data: { function: once, entry: { id: occasion.newId(), at }, place: FAN_OUT_START },
        },
        occasion,
      ),
  };
  await fanOut(needs, run, [newsletterStep(needs, reference, 0, occasion)]);
  const writes = CLICKS.flatMap(([path, times]) =>
    Array.from({ length: times }, () => countClick(reference, path)),
  );
  await commit(needs, { once: `${name}:clicks`, writes });
};

/** Three newsletters: one that was sent two weeks ago, with its results, one that goes out on the day after tomorrow, and a draft. */
export const loadNewsletters = async (sample: Sample): Promise<void> => {
  const { today } = sample;
  const earlier = fromLocal(`${addDays(localDate(today), -14)}T10:00`);
  const first = await write(sample, sent, "sample:newsletter:sent", minus(earlier, "P1D"));
  await approve(sample, {
    reference: first,
    name: "sample:newsletter:sent",
    at: minus(earlier, "PT1H"),
    sendAt: earlier,
  });
  await send(sample, first, "sample:newsletter:sent", earlier);
  const name = "sample:newsletter:scheduled";
  const second = await write(sample, scheduled, name, minus(today, "P2D"));
  const sendAt = fromLocal(`${addDays(localDate(today), 2)}T10:00`);
  await approve(sample, { reference: second, name, at: minus(today, "P1D"), sendAt });
  await write(sample, draft, "sample:newsletter:draft", minus(today, "PT3H"));
};

import * as z from "zod/mini";
import { defineLetter, type LetterPart, type LetterReader } from "../letters/letter.ts";
import { paths, toPath } from "../pages/paths.ts";
import { lazy } from "../platform/lazy.ts";
import { LINK_DAYS, linkEnd, sayDate, sayDateTime } from "../platform/time.ts";
import { applicationLinkId } from "./submission/application-link.ts";

const facts = lazy(() =>
  z.object({
    application: z.string(),
    call: z.string(),
    callTitle: z.string(),
    closesAt: z.iso.datetime(),
  }),
);

type Facts = z.infer<ReturnType<typeof facts>>;

const example: Facts = {
  application: "PRB-4F7K-2Q9C",
  call: "CAL-4F7K-2Q9C",
  callTitle: "Spring call for problems",
  closesAt: "2027-02-12T17:00:00.000Z",
};

const toDraft = (
  { application, call, closesAt }: Facts,
  { token }: LetterReader,
  text: string,
): LetterPart => {
  const expires = linkEnd(closesAt, LINK_DAYS.call);
  return {
    button: { text, url: token("manage-application", applicationLinkId({ application, call }), expires) },
  };
};

const KEEP_LINK: LetterPart = {
  paragraph: "Do not forward this email: anybody who has the link can read and change your application.",
};

/** To somebody who began a draft: the link by which they go on with it. */
export const applicationStarted = defineLetter({
  kind: "application-started",
  title: "Application started: the link to continue it",
  purpose: "service",
  ifUncertain: "again",
  answersForm: true,
  facts: facts,
  example,
  write: (given, reader) => ({
    subject: `Your application: ${given.callTitle}`,
    parts: [
      { paragraph: reader.greeting },
      {
        paragraph: `You have started an application to “${given.callTitle}”. You can save each section and come back to it later.`,
      },
      toDraft(given, reader, "Continue your application"),
      { paragraph: `Submit it before the call closes on ${sayDateTime(given.closesAt)}.` },
      KEEP_LINK,
      {
        paragraph:
          "If you did not start an application, someone typed your address by mistake. You can ignore this email.",
      },
    ],
  }),
});

/** To an applicant: we have their application, and what happens next. */
export const applicationSubmitted = defineLetter({
  kind: "application-submitted",
  title: "Application submitted",
  purpose: "service",
  ifUncertain: "again",
  answersForm: true,
  facts: facts,
  example,
  write: (given, reader) => ({
    subject: `Application ${given.application} received`,
    parts: [
      { paragraph: reader.greeting },
      { paragraph: `Thank you for your application to ${reader.programme}.` },
      {
        rows: [
          ["Your reference", given.application],
          ["Call", given.callTitle],
        ],
      },
      { heading: "What happens next" },
      {
        list: [
          `The call closes on ${sayDate(given.closesAt)}.`,
          "After that at least two of the team read every application and score it by the same criteria.",
          "Everybody gets an answer by email, with the reasons, whatever the decision is.",
        ],
      },
      toDraft(given, reader, "See or withdraw your application"),
    ],
  }),
});

/** To somebody whose draft is not submitted and whose call closes soon. */
export const applicationReminder = defineLetter({
  kind: "application-reminder",
  title: "Application not submitted: the call closes soon",
  purpose: "service",
  ifUncertain: "again",
  facts: facts,
  example,
  write: (given, reader) => ({
    subject: `${given.callTitle} closes on ${sayDate(given.closesAt)}`,
    parts: [
      { paragraph: reader.greeting },
      {
        paragraph: `You have not submitted your application yet. The call closes on ${sayDateTime(given.closesAt)}.`,
      },
      toDraft(given, reader, "Finish your application"),
      { paragraph: "If you do not want to submit it, you need not do anything." },
    ],
  }),
});

/** To somebody whose draft missed the closing: it is kept and can be carried to the next call. */
export const applicationMissed = defineLetter({
  kind: "application-missed",
  title: "Application not submitted: the call has closed",
  purpose: "service",
  ifUncertain: "again",
  facts: () =>
    z.extend(facts(), {
      next: z.optional(z.object({ title: z.string(), opensAt: z.iso.datetime() })),
    }),
  example: {
    ...example,
    next: { title: "Summer call for problems", opensAt: "2027-05-10T08:00:00.000Z" },
  },
  write: (given, reader) => ({
    subject: `${given.callTitle} has closed; your draft application is kept`,
    parts: [
      { paragraph: reader.greeting },
      { paragraph: "The call closed before you submitted your application. Nothing that you wrote is lost." },
      {
        paragraph:
          given.next === undefined
            ? "There are three calls a year. When the next one is open, you can continue your application in it."
            : `The next call, ${given.next.title}, opens on ${sayDate(given.next.opensAt)}. From then on you can continue your application in it.`,
      },
      toDraft(given, reader, "Your application"),
      { link: { text: "All calls", url: reader.url(paths.calls) } },
    ],
  }),
});

/** To one of the team: there is an application to score. */
export const applicationToAssess = defineLetter({
  kind: "application-to-assess",
  title: "Application to assess",
  purpose: "team",
  ifUncertain: "again",
  facts: () => z.object({ application: z.string(), callTitle: z.string() }),
  example: { application: example.application, callTitle: example.callTitle },
  write: ({ application, callTitle }, { greeting, url }) => ({
    subject: `Please assess ${application}`,
    parts: [
      { paragraph: greeting },
      {
        paragraph: `Please score an application to “${callTitle}”. If you have an interest in it, declare it on its page.`,
      },
      {
        button: {
          text: "Read and score it",
          url: url(toPath(paths.deskApplication, { reference: application })),
        },
      },
    ],
  }),
});

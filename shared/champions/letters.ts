import * as z from "zod/mini";
import { defineLetter } from "../letters/letter.ts";
import { sayDate } from "../platform/time.ts";

const person = "01933f0e-7b1a-7c3e-9d4f-3a2b1c0d9e8f";

/** To a member whom the team would like to have as a champion. */
export const championAsked = defineLetter({
  kind: "champion-asked",
  title: "Would you be a champion?",
  purpose: "service",
  ifUncertain: "never",
  facts: () => z.object({ person: z.uuid(), expires: z.iso.datetime() }),
  example: { person, expires: "2027-01-22T09:00:00.000Z" },
  write: (facts, { greeting, programme, token }) => ({
    subject: `Would you be a champion of ${programme}?`,
    parts: [
      { paragraph: greeting },
      { paragraph: `We would like you to be a champion of the community of ${programme}.` },
      {
        paragraph:
          "Champions host a session now and then, answer questions of other members, and tell us what the community needs. You say what you can offer. It is for a year, and you can stop at any time.",
      },
      { button: { text: "Accept or decline", url: token("champion", facts.person, facts.expires) } },
      { paragraph: "If you would rather not, you need not do anything, and you stay a member." },
    ],
  }),
});

/** To a champion a month before the term ends. */
export const championTermEnds = defineLetter({
  kind: "champion-term-ends",
  title: "Your term as a champion ends soon",
  purpose: "service",
  ifUncertain: "never",
  facts: () => z.object({ person: z.uuid(), until: z.iso.date() }),
  example: { person, until: "2027-11-23" },
  write: (facts, { greeting, programme, token }) => ({
    subject: `Your term as a champion ends on ${sayDate(facts.until)}`,
    parts: [
      { paragraph: greeting },
      {
        paragraph: `Your term as a champion of ${programme} ends on ${sayDate(facts.until)}. Thank you for what you have done so far.`,
      },
      { paragraph: "You can stay for another year. If you do nothing, it ends by itself on that day." },
      {
        button: {
          text: "Stay for another year",
          url: token("champion", facts.person, `${facts.until}T23:59:59.000Z`),
        },
      },
    ],
  }),
});

/** To somebody whose term as a champion has ended. */
export const championThanks = defineLetter({
  kind: "champion-thanks",
  title: "Thank you for being a champion",
  purpose: "service",
  ifUncertain: "never",
  facts: () => z.object({ person: z.uuid(), from: z.iso.date() }),
  example: { person, from: "2026-11-23" },
  write: ({ from }, { greeting, programme }) => ({
    subject: "Thank you for being a champion",
    parts: [
      { paragraph: greeting },
      {
        paragraph: `You have been a champion of the community of ${programme} since ${sayDate(from)}. That term has ended, and you are no longer on the page of champions.`,
      },
      { paragraph: "Thank you for your time and for what you gave to other members. You stay a member." },
    ],
  }),
});

import * as z from "zod/mini";
import { defineLetter } from "../letters/letter.ts";

const person = "01933f0e-7b1a-7c3e-9d4f-3a2b1c0d9e8f";

/** To whoever asked for the link to their own page. */
export const myPageLink = defineLetter({
  kind: "my-page-link",
  title: "Link to a personal page",
  purpose: "service",
  ifUncertain: "again",
  answersForm: true,
  facts: () => z.object({ person: z.uuid(), expires: z.iso.datetime() }),
  example: { person, expires: "2026-11-24T09:00:00.000Z" },
  write: (facts, { greeting, programme, token }) => ({
    subject: `Your page at ${programme}`,
    parts: [
      { paragraph: greeting },
      {
        paragraph: `You, or someone using this address, asked for the link to what we keep about you at ${programme}.`,
      },
      { button: { text: "See your page", url: token("my-page", facts.person, facts.expires) } },
      { paragraph: "The link works for a day. Do not pass it on: it shows what is yours." },
      { paragraph: "If it was not you, ignore this email. Nothing has changed." },
    ],
  }),
});

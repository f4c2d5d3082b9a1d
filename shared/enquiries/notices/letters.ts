import * as z from "zod/mini";
import { defineLetter, type LetterPart, type LetterReader } from "../../letters/letter.ts";
import { paths, toPath } from "../../pages/paths.ts";
import { lazy } from "../../platform/lazy.ts";
import { insideSentence } from "../../platform/text.ts";
import { exampleMessage, messageIn } from "../conversation/enclosed-message.ts";
import { enquiryKindNames, enquiryKinds } from "../kinds.ts";
import { ANSWER_LINE } from "../mail/words.ts";

const wrote = (text: string | undefined): readonly LetterPart[] =>
  text === undefined || text === "" ? [{ paragraph: "There is no text in the message." }] : [{ quote: text }];

const MOST_QUOTED = 4000;

const quotedFrom = (enclosed: unknown): readonly LetterPart[] => {
  const message = messageIn(enclosed);
  const text = message?.text ?? "";
  const cut = text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}…` : text;
  const files = message?.files.map(({ name }) => name) ?? [];
  return [
    ...wrote(cut),
    ...(files.length === 0
      ? []
      : [{ paragraph: `With ${files.length === 1 ? "a file" : "files"}: ${files.join(", ")}` }]),
  ];
};

const facts = lazy(() => z.object({ reference: z.string(), kind: z.enum(enquiryKindNames) }));
const example = { reference: "ENQ-4F7K-2Q9C", kind: "general" } as const;
const asked = exampleMessage("they", "Is the community open to people from councils?");

/** Of several notices in one letter: no answer to it can be told to belong to one of them. */
const digest = {
  intro:
    "These came in at about the same time, so this email lists them all. Open an enquiry at the desk to answer it. If you reply to this email, your reply is held at the desk, because we cannot tell which enquiry it is for.",
  replyTo: ({ reference }: { readonly reference: string }, { replyAddress }: LetterReader) =>
    replyAddress("team-digest", reference),
};

/** To the team: there is something to answer, and an answer to this mail is one. */
export const enquiryForTeam = defineLetter({
  kind: "enquiry-for-team",
  title: "Enquiry to answer",
  purpose: "team",
  ifUncertain: "again",
  facts,
  example,
  exampleEnclosed: asked,
  digest: {
    ...digest,
    subject: (count) => `${count} new enquiries`,
    heading: ({ reference, kind }, enclosed) =>
      `${reference}: ${messageIn(enclosed)?.subject ?? enquiryKinds[kind]}`,
  },
  write: ({ reference, kind }, { url, replyAddress, enclosed }) => ({
    subject: `New enquiry ${reference}: ${enquiryKinds[kind]}`,
    parts: [
      { paragraph: `A new enquiry has come in: ${insideSentence(enquiryKinds[kind])}.` },
      ...quotedFrom(enclosed),
      { button: { text: "Open it at the desk", url: url(toPath(paths.deskEnquiry, { reference })) } },
      {
        paragraph:
          "You can also answer this email: what you write goes to the person who asked, from the programme’s address. What you quote is left out.",
      },
    ],
    conversation: {
      replyTo: replyAddress("team-conversation", reference),
      byPerson: false,
      answerAbove: ANSWER_LINE,
    },
  }),
});

/** To whoever has the enquiry, or the team: somebody wrote again. */
export const enquiryMessageForTeam = defineLetter({
  kind: "enquiry-message-for-team",
  title: "They wrote again",
  purpose: "team",
  ifUncertain: "again",
  facts: () => z.object({ reference: z.string() }),
  example: { reference: example.reference },
  exampleEnclosed: asked,
  digest: {
    ...digest,
    subject: (count) => `${count} new messages in enquiries`,
    heading: ({ reference }, enclosed) =>
      `${reference}: ${messageIn(enclosed)?.subject ?? "they wrote again"}`,
  },
  write: ({ reference }, { url, replyAddress, enclosed }) => ({
    subject: `${reference}: they wrote again`,
    parts: [
      { paragraph: `There is a new message in ${reference}.` },
      ...quotedFrom(enclosed),
      { button: { text: "Open it at the desk", url: url(toPath(paths.deskEnquiry, { reference })) } },
      {
        paragraph:
          "You can also answer this email: what you write goes to them, from the programme’s address.",
      },
    ],
    conversation: {
      replyTo: replyAddress("team-conversation", reference),
      byPerson: false,
      answerAbove: ANSWER_LINE,
    },
  }),
});

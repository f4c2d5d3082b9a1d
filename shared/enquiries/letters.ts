import * as z from "zod/mini";
import { defineLetter, type LetterContent, type LetterReader } from "../letters/letter.ts";
import { paths } from "../pages/paths.ts";
import { lazy } from "../platform/lazy.ts";
import { sayDate } from "../platform/time.ts";
import { exampleMessage, messageIn } from "./conversation/enclosed-message.ts";
import { kindForms } from "./form/questions.ts";
import { enquiryKindNames, enquiryKinds } from "./kinds.ts";

const facts = lazy(() => z.object({ reference: z.string(), kind: z.enum(enquiryKindNames) }));
const example = { reference: "ENQ-4F7K-2Q9C", kind: "general" } as const;
const asked = exampleMessage("they", "Is the community open to people from councils?");

/** To the sender: we have it. Without a copy of the answers, because we cannot know that the address is theirs. */
export const enquiryReceived = defineLetter({
  kind: "enquiry-received",
  title: "Enquiry received",
  purpose: "service",
  ifUncertain: "again",
  answersForm: true,
  facts: () => z.extend(facts(), { answerBy: z.iso.date() }),
  example: { ...example, answerBy: "2026-11-26" },
  exampleEnclosed: asked,
  write: ({ reference, kind, answerBy }, { greeting, programme, replyAddress, enclosed }) => ({
    subject: `We have your enquiry ${reference}`,
    parts: [
      { paragraph: greeting },
      { paragraph: `Thank you for getting in touch with ${programme}. We have your enquiry.` },
      {
        rows: [
          ["Your reference", reference],
          ["About", enquiryKinds[kind]],
        ],
      },
      { heading: "What happens next" },
      { paragraph: `You hear from us by ${sayDate(answerBy)} at the latest. ${kindForms[kind].next}` },
      { paragraph: "To add something, answer this email." },
      {
        paragraph:
          "If you did not send us an enquiry, someone typed your address by mistake. You can ignore this email.",
      },
    ],
    conversation: {
      replyTo: replyAddress("conversation", reference),
      inReplyTo: messageIn(enclosed)?.messageId,
      byPerson: false,
    },
  }),
});

/** A letter whose words one of the team wrote: those of the message that it encloses. */
const ofPerson = (
  { reference, answers }: { readonly reference: string; readonly answers?: string | undefined },
  { replyAddress, enclosed }: LetterReader,
): LetterContent => {
  const message = messageIn(enclosed);
  return {
    subject: message?.subject ?? `Your enquiry ${reference}`,
    parts: [
      { paragraph: message?.text ?? "The words of this letter were erased." },
      { rows: [["Your reference", reference]] },
    ],
    conversation: {
      replyTo: replyAddress("conversation", reference),
      inReplyTo: answers,
      byPerson: true,
    },
  };
};

/** What one of the team wrote to somebody who asked. */
export const enquiryAnswer = defineLetter({
  kind: "enquiry-answer",
  title: "Answer to an enquiry",
  purpose: "service",
  ifUncertain: "again",
  facts: () => z.object({ reference: z.string(), answers: z.optional(z.string()) }),
  example: { reference: example.reference },
  exampleEnclosed: exampleMessage(
    "team",
    "Yes, it is. Join by the form on our site, and say that you work for a council.\n\nTheo",
  ),
  write: (facts, reader) => ofPerson(facts, reader),
});

/** What one of the team wrote to somebody who had not asked. A reply joins the conversation that it begins. */
export const teamLetter = defineLetter({
  kind: "team-letter",
  title: "Letter from the team",
  purpose: "service",
  ifUncertain: "again",
  facts: () => z.object({ reference: z.string() }),
  example: { reference: example.reference },
  exampleEnclosed: exampleMessage(
    "team",
    "You told us at the workshop that your team plans its beds by hand. We would like to show you what another trust made. Would next week suit you?\n\nTheo",
  ),
  write: (facts, reader) => ofPerson(facts, reader),
});

/** To somebody whom the team asked something, a fortnight ago. */
export const enquiryReminder = defineLetter({
  kind: "enquiry-reminder",
  title: "We are waiting for you",
  purpose: "service",
  ifUncertain: "never",
  facts: () => z.object({ reference: z.string(), closesAt: z.iso.datetime() }),
  example: { reference: example.reference, closesAt: "2026-12-21T09:00:00.000Z" },
  write: ({ reference, closesAt }, { greeting, replyAddress }) => ({
    subject: `Your enquiry ${reference}: we are waiting for your answer`,
    parts: [
      { paragraph: greeting },
      { paragraph: "We asked you something about your enquiry and have not heard from you yet." },
      { rows: [["Your reference", reference]] },
      {
        paragraph: `Answer this email when you can. If we hear nothing until ${sayDate(closesAt)}, we close the enquiry; you can open it again at any time.`,
      },
    ],
    conversation: { replyTo: replyAddress("conversation", reference), byPerson: false },
  }),
});

/** To somebody whose enquiry was closed because no answer came. */
export const enquiryClosed = defineLetter({
  kind: "enquiry-closed",
  title: "Enquiry closed",
  purpose: "service",
  ifUncertain: "never",
  facts: () => z.object({ reference: z.string() }),
  example: { reference: example.reference },
  write: ({ reference }, { greeting, replyAddress }) => ({
    subject: `Your enquiry ${reference} is closed`,
    parts: [
      { paragraph: greeting },
      { paragraph: "We did not hear from you, so we have closed your enquiry." },
      { rows: [["Your reference", reference]] },
      { paragraph: "If you still need us, answer this email. That opens it again." },
    ],
    conversation: { replyTo: replyAddress("conversation", reference), byPerson: false },
  }),
});

/** To somebody whom the team invites to the community. It makes nobody a member: they join by the form, or not. */
export const memberInvitation = defineLetter({
  kind: "member-invitation",
  title: "Invitation to the community",
  purpose: "service",
  ifUncertain: "never",
  facts: () => z.object({ reference: z.string() }),
  example: { reference: example.reference },
  write: ({ reference }, { greeting, programme, url, replyAddress }) => ({
    subject: `An invitation to the community of ${programme}`,
    parts: [
      { paragraph: greeting },
      {
        paragraph: `You wrote to us, and we think that you might like to join the community of ${programme}. Members hear of our events and can bring in what they know.`,
      },
      { button: { text: "Join the community", url: url(paths.join) } },
      {
        paragraph:
          "You do not have to do anything: if you do not join, you hear nothing more about this. Your enquiry goes on either way.",
      },
      { rows: [["Your reference", reference]] },
    ],
    conversation: { replyTo: replyAddress("conversation", reference), byPerson: false },
  }),
});

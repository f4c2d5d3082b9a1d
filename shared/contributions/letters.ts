import * as z from "zod/mini";
import { defineLetter } from "../letters/letter.ts";
import { bodyParts } from "../letters/writing/written-body.ts";
import { paths } from "../pages/paths.ts";
import { counted } from "../platform/text.ts";
import { sayDate } from "../platform/time.ts";
import { answerLinkId } from "./model.ts";

const person = "01933f0e-7b1a-7c3e-9d4f-3a2b1c0d9e8f";
const question = "GIV-4F7K-2Q9C";
const exampleEnclosed = {
  contribution: {
    title: "How do you measure whether a bed forecast is used?",
    words: "Thank you. We have put a draft into our catalogue and ring you next week.",
  },
};

const enclosedWords = (enclosed: unknown) =>
  z.object({ contribution: z.object({ title: z.string(), words: z.optional(z.string()) }) }).parse(enclosed)
    .contribution;

/** To a member: what the team says to what they offered or asked. */
export const contributionDecided = defineLetter({
  kind: "contribution-decided",
  title: "What becomes of what you offered",
  purpose: "service",
  ifUncertain: "again",
  facts: () => z.object({ taken: z.boolean() }),
  example: { taken: true },
  exampleEnclosed,
  write: ({ taken }, { greeting, programme, url, enclosed }) => {
    const { title, words = "" } = enclosedWords(enclosed);
    return {
      subject: taken ? `Thank you: ${programme} takes up your offer` : `What you offered ${programme}`,
      parts: [
        { paragraph: greeting },
        { paragraph: taken ? "Thank you. We take up what you offered:" : "Thank you for what you offered:" },
        { quote: title },
        ...bodyParts(words),
        {
          link: {
            text: "Get the link to your page, where all that you gave stands",
            url: url(paths.askForMyPage),
          },
        },
      ],
    };
  },
});

const asked = () =>
  z.object({ question: z.string(), until: z.iso.datetime(), subject: z.string(), body: z.string() });

const exampleAsked = {
  question,
  until: "2026-12-22T09:00:00.000Z",
  subject: "A member asks: how do you measure whether a bed forecast is used?",
  body: "We have put a bed forecast in front of ward managers, and do not know whether they look at it. What do you count?",
};

/** To a member who gets news about a topic: another member's question, with the link to answer it. */
export const memberQuestion = defineLetter({
  kind: "member-question",
  title: "A member asks the others",
  purpose: "news",
  ifUncertain: "never",
  facts: () => z.extend(asked(), { person: z.uuid() }),
  example: { ...exampleAsked, person },
  write: (told, { greeting, token }) => ({
    subject: told.subject,
    parts: [
      { paragraph: greeting },
      { paragraph: "Another member asks those who follow this topic:" },
      ...bodyParts(told.body),
      {
        button: {
          text: "Answer the question",
          url: token("answer-question", answerLinkId(told.question, told.person), told.until),
        },
      },
      {
        paragraph: `You can answer until ${sayDate(told.until)}. Your answer goes to the member who asked, with your name. It is published only if you agree, and then without it.`,
      },
    ],
  }),
});

/** To the team's inbox: the question as the members of a topic will get it, once it is approved in the outbox. */
export const questionToApprove = defineLetter({
  kind: "question-to-approve",
  title: "Question of a member, for many members",
  purpose: "team",
  ifUncertain: "again",
  editable: true,
  facts: () => z.extend(asked(), { topic: z.string(), members: z.int().check(z.nonnegative()) }),
  example: { ...exampleAsked, topic: "methods", members: 214 },
  write: (told) => ({
    subject: told.subject,
    parts: [
      {
        paragraph: `This is the question as ${counted(told.members, "member", "members")} may get it, each with their own name, once it is approved. It goes to those who agreed to news about the topic.`,
      },
      ...bodyParts(told.body),
    ],
  }),
});

/** To the member who asked: how many answered, and where the answers are. */
export const questionClosed = defineLetter({
  kind: "question-closed",
  title: "Answers to your question",
  purpose: "service",
  ifUncertain: "again",
  facts: () => z.object({ answers: z.int().check(z.nonnegative()) }),
  example: { answers: 4 },
  exampleEnclosed,
  write: ({ answers }, { greeting, programme, url, enclosed }) => ({
    subject: `Your question to the members of ${programme}`,
    parts: [
      { paragraph: greeting },
      { paragraph: "You asked the other members:" },
      { quote: enclosedWords(enclosed).title },
      {
        paragraph:
          answers === 0
            ? "Nobody has answered. If you like, we look with you for someone who knows: reply to this email."
            : `${counted(answers, "member has", "members have")} answered. You find the answers on your page.`,
      },
      { button: { text: "Get the link to your page", url: url(paths.askForMyPage) } },
    ],
  }),
});

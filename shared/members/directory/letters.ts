import * as z from "zod/mini";
import { defineLetter } from "../../letters/letter.ts";
import { LINK_DAYS, linkEnd } from "../../platform/time.ts";

const id = "01933f0e-7b1a-7c3e-9d4f-3a2b1c0d9e8f";
const exampleEnclosed = {
  message: {
    at: "2026-11-23T09:00:00.000Z",
    text: "Your team has put a bed forecast into use. Could we talk for half an hour about how you won over the ward managers?",
    fromName: "Amina Example, Northmoor Teaching Hospitals Trust",
    toName: "Björn Example, Harrowbridge General Hospital Trust",
    answer: { text: "With pleasure. Ring me any Tuesday afternoon on 01632 960001." },
  },
};

const words = (enclosed: unknown) =>
  z
    .object({
      message: z.object({
        text: z.string(),
        at: z.iso.datetime(),
        fromName: z.string(),
        toName: z.string(),
        answer: z.optional(z.object({ text: z.string() })),
      }),
    })
    .parse(enclosed).message;

/** To a member: what another member wrote to them, without the address of either. */
export const memberMessage = defineLetter({
  kind: "member-message",
  title: "A member writes to you",
  purpose: "service",
  ifUncertain: "never",
  facts: () => z.object({ message: z.uuid() }),
  example: { message: id },
  exampleEnclosed,
  write: ({ message }, { greeting, programme, token, enclosed }) => {
    const { text, fromName, at } = words(enclosed);
    return {
      subject: `A member of ${programme} writes to you`,
      parts: [
        { paragraph: greeting },
        { paragraph: "Another member found you in the members’ directory and writes to you:" },
        { quote: text },
        { paragraph: fromName },
        {
          paragraph:
            "They do not know your email address. If you answer, your answer goes to them without it; if you do not, they hear nothing.",
        },
        {
          button: {
            text: "Answer, report or block",
            url: token("member-message", message, linkEnd(at, LINK_DAYS.question)),
          },
        },
        {
          paragraph:
            "You are in the directory because you agreed to it. You can stop that at any time on your page.",
        },
      ],
    };
  },
});

/** To whoever wrote: the answer. */
export const memberAnswer = defineLetter({
  kind: "member-answer",
  title: "A member answers you",
  purpose: "service",
  ifUncertain: "again",
  facts: () => z.object({ message: z.uuid() }),
  example: { message: id },
  exampleEnclosed,
  write: (_facts, { greeting, programme, enclosed }) => {
    const { text, toName, answer } = words(enclosed);
    return {
      subject: `An answer to what you wrote to a member of ${programme}`,
      parts: [
        { paragraph: greeting },
        { paragraph: `${toName} answers you:` },
        { quote: answer?.text ?? "" },
        { paragraph: "You had written:" },
        { quote: text },
        {
          paragraph:
            "This is the one answer that goes through us. If they told you how to reach them, go on there.",
        },
      ],
    };
  },
});

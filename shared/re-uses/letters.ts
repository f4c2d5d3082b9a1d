import * as z from "zod/mini";
import { defineLetter, type LetterPart, type LetterReader } from "../letters/letter.ts";
import { paths, toPath } from "../pages/paths.ts";
import { lazy } from "../platform/lazy.ts";
import { LINK_DAYS, linkEnd, sayDate } from "../platform/time.ts";
import { newsDaySchema, newsDays } from "./news/days.ts";
import { newsLinkId } from "./news/link.ts";
import { newsAnswerNames, newsAnswers } from "./stages.ts";

const facts = lazy(() => z.object({ reUse: z.string(), title: z.string() }));

const example = { reUse: "RUS-4F7K-2Q9C", title: "Long stays: who will need more help to go home" };

const inWords = `${newsDays.slice(0, -1).join(", ")} and ${newsDays.at(-1)}`;

/** To somebody who asked to use something: we have it, and what happens next. */
export const reUseRequested = defineLetter({
  kind: "re-use-requested",
  title: "Re-use asked for",
  purpose: "service",
  ifUncertain: "again",
  answersForm: true,
  facts: facts,
  example,
  write: ({ reUse, title }, { greeting, programme }) => ({
    subject: `You want to use “${title}” (${reUse})`,
    parts: [
      { paragraph: greeting },
      { paragraph: `Thank you for telling ${programme} that you want to use what was made here.` },
      {
        rows: [
          ["Your reference", reUse],
          ["What you want to use", title],
        ],
      },
      { heading: "What happens next" },
      {
        list: [
          "Someone who knows the work gets in touch with you within a week. You need not wait for them: take what is there and try it.",
          `We ask you ${inWords} days from now how far you have come. One click is enough for an answer, and “We stopped” ends the questions.`,
          "If colleagues of yours ask for the same thing, we put you in touch.",
        ],
      },
      {
        paragraph:
          "If you did not ask for this, someone typed your address by mistake. You can ignore this email.",
      },
    ],
  }),
});

const newsFacts = z.lazy(() =>
  z.extend(facts(), { day: newsDaySchema, person: z.uuid(), askedOn: z.iso.datetime() }),
);

type NewsFacts = z.infer<typeof newsFacts>;

const linkTo = (
  { reUse, day, person, askedOn }: NewsFacts,
  { token }: LetterReader,
  answer: keyof typeof newsAnswers,
): LetterPart => {
  const expires = linkEnd(askedOn, day + LINK_DAYS.question);
  const page = token("tell-re-use", newsLinkId({ reference: reUse, day, person }), expires);
  return { link: { text: newsAnswers[answer].text, url: `${page}?answer=${answer}` } };
};

/** To the contact, so many days after they asked: how far have you come? Five answers, each a link to a page with one button. */
export const reUseNews = defineLetter({
  kind: "re-use-news",
  title: "Re-use: how far have you come?",
  purpose: "service",
  ifUncertain: "never",
  facts: () => newsFacts,
  example: {
    ...example,
    day: 30,
    person: "01890a5d-ac96-774b-bcce-b302099a8057",
    askedOn: "2026-11-23T09:00:00.000Z",
  },
  write: (given, reader) => ({
    subject: `How far have you come with “${given.title}”?`,
    parts: [
      { paragraph: reader.greeting },
      {
        paragraph: `On ${sayDate(given.askedOn)} you told ${reader.programme} that you want to use “${given.title}”. Its makers would like to know what became of it. Choose the answer that fits best:`,
      },
      ...newsAnswerNames.map((answer) => linkTo(given, reader, answer)),
      {
        paragraph:
          "Each leads to a page with one button, where you can also say more. Nothing is saved before you press it, and you can change your answer there.",
      },
      { paragraph: `Your reference is ${given.reUse}.` },
    ],
  }),
});

const teamFacts = lazy(() => z.extend(facts(), { organisation: z.string() }));

const teamExample = { ...example, organisation: "Fernhill Hospitals" };

const pageOf = (reUse: string, { url }: LetterReader): LetterPart => ({
  button: { text: "See the re-use", url: url(toPath(paths.deskReUse, { reference: reUse })) },
});

/** To whoever looks after it, else the team: an organisation wants to use something. */
export const reUseToLookAfter = defineLetter({
  kind: "re-use-to-look-after",
  title: "Someone wants to use what we made",
  purpose: "team",
  ifUncertain: "again",
  facts: () => z.extend(teamFacts(), { again: z.boolean() }),
  example: { ...teamExample, again: false },
  write: ({ reUse, title, organisation, again }, reader) => ({
    subject: `${organisation} wants to use “${title}”`,
    parts: [
      { paragraph: reader.greeting },
      {
        paragraph: again
          ? `${organisation} is in the ledger with “${title}” already, and someone there has asked again. What they wrote is on its page.`
          : `${organisation} wants to use “${title}”. Please get in touch with them within a week.`,
      },
      pageOf(reUse, reader),
    ],
  }),
});

/** To whoever looks after it, else the team: nobody answers the questions for news. */
export const reUseNoNews = defineLetter({
  kind: "re-use-no-news",
  title: "Re-use without news",
  purpose: "team",
  ifUncertain: "again",
  facts: () => z.extend(teamFacts(), { because: z.enum(["unanswered", "unreachable"]) }),
  example: { ...teamExample, because: "unanswered" },
  write: ({ reUse, title, organisation, because }, reader) => ({
    subject: `No news from ${organisation} about “${title}”`,
    parts: [
      { paragraph: reader.greeting },
      {
        paragraph:
          because === "unanswered"
            ? `We asked ${organisation} twice how far they have come with “${title}”, and had no answer.`
            : `We cannot ask ${organisation} how far they have come with “${title}”: the contact’s email comes back.`,
      },
      {
        paragraph:
          "Please call them, and write down what they say or who else to talk to. If they have stopped, say so: that ends the questions.",
      },
      pageOf(reUse, reader),
    ],
  }),
});

/** To the owner of the project that it came of, else the team: it is used, thank you. */
export const reUseInUse = defineLetter({
  kind: "re-use-in-use",
  title: "Thanks: what you made is used",
  purpose: "team",
  ifUncertain: "again",
  facts: () => z.extend(teamFacts(), { stage: z.enum(["piloting", "live"]) }),
  example: { ...teamExample, stage: "live" },
  write: ({ reUse, title, organisation, stage }, reader) => ({
    subject:
      stage === "live" ? `“${title}” is live at ${organisation}` : `${organisation} is piloting “${title}”`,
    parts: [
      { paragraph: reader.greeting },
      {
        paragraph:
          stage === "live"
            ? `${organisation} works with “${title}” now. Thank you: that is what it was made for.`
            : `${organisation} is trying “${title}” in earnest. Thank you: without your work there would be nothing to try.`,
      },
      {
        paragraph:
          "Please pass the thanks on to everybody who worked on it. A letter to the partner waits in the outbox where we know who to write to.",
      },
      pageOf(reUse, reader),
    ],
  }),
});

import * as z from "zod/mini";
import { defineLetter, type LetterPart, type LetterReader } from "../letters/letter.ts";
import { COUNTED_LINKS, storyParts, writtenParts } from "../news/letter-parts.ts";
import { type Issue, issueSchema, parseIssue } from "./issue-model.ts";

const example: Issue = {
  reference: "NWS-4F7K-2Q9C",
  subject: "What we learned this month",
  topic: "results",
  onSite: true,
  sections: [
    {
      text: "Two projects finished this month.\n\nBoth have left code that you can [use yourself](/catalogue).",
    },
    {
      heading: "Events to come",
      items: [
        {
          kind: "event",
          reference: "EVT-4F7K-2Q9C",
          title: "Fewer missed appointments: what we learned",
          detail: "Thursday 10 December 2026 at 12:30pm",
          path: "/events/EVT-4F7K-2Q9C",
          topic: "events",
        },
      ],
    },
    { text: "Answer this email if you have a question." },
  ],
};

/** A newsletter as parts of a letter, without its greeting. */
export const issueParts = (issue: Issue, reader: LetterReader): readonly LetterPart[] =>
  issue.sections.flatMap((section) =>
    "text" in section
      ? writtenParts(section.text, reader, issue.reference)
      : storyParts(section, reader, issue.reference),
  );

/** The whole letter as a member gets it. */
export const issueLetter = (issue: Issue, reader: LetterReader) => ({
  subject: issue.subject,
  parts: [
    { paragraph: reader.greeting },
    ...issueParts(issue, reader),
    {
      link: {
        text: "Read this newsletter on the web",
        url: reader.token("read-newsletter", issue.reference),
      },
    },
    { paragraph: COUNTED_LINKS },
  ],
});

/** To a member: a newsletter. Its words lie in the one item that all its letters enclose. */
export const newsletter = defineLetter({
  kind: "newsletter",
  title: "Newsletter",
  purpose: "news",
  ifUncertain: "never",
  facts: () => z.object({ newsletter: z.string() }),
  example: { newsletter: example.reference },
  exampleEnclosed: { issue: example },
  write: (_facts, reader) => issueLetter(parseIssue(reader.enclosed).issue, reader),
});

/** To one of the team: a newsletter as it would go out at this moment. */
export const newsletterTest = defineLetter({
  kind: "newsletter-test",
  title: "Test of a newsletter",
  purpose: "team",
  ifUncertain: "again",
  facts: () => z.object({ issue: issueSchema }),
  example: { issue: example },
  write: ({ issue }, reader) => {
    const { subject, parts } = issueLetter(issue, reader);
    return { subject: `Test: ${subject}`, parts };
  },
});

import * as z from "zod/mini";
import { defineLetter } from "../letters/letter.ts";
import { paths } from "../pages/paths.ts";
import { subjectName, subjectPath } from "../pages/subject-path.ts";
import { firstOf } from "../platform/text.ts";
import { sayDate } from "../platform/time.ts";
import { failureInWords, whatInWords } from "./words.ts";

/** So many of the things have a link of their own in the letter. */
const MOST_OPENED = 5;

const linkFields = () => ({
  subject: z.string(),
  what: z.string(),
  label: z.optional(z.string()),
  url: z.string(),
  failingSince: z.iso.datetime(),
  status: z.optional(z.int()),
});

const linkFacts = z.lazy(() => z.object(linkFields()));

/** As letters of one link had it that were written before there was one for all of a night. */
const earlierFacts = z.lazy(() =>
  z.pipe(
    z.object({ ...linkFields(), reader: z.enum(["owner", "team"]) }),
    z.transform(({ reader, ...link }) => ({ links: [link], all: 1, reader })),
  ),
);

type LinkFacts = z.infer<typeof linkFacts>;

const nightFacts = z.lazy(() =>
  z.object({
    links: z.array(linkFacts).check(z.minLength(1)),
    /** How many died; the letter names the first of them. */
    all: z.int().check(z.positive()),
    /** Who reads it: whoever looks after the things, or the team because nobody does who can be written to. */
    reader: z.enum(["owner", "team"]),
  }),
);

const facts = z.lazy(() => z.union([nightFacts, earlierFacts]));

const nameOf = (link: LinkFacts): string => `${whatInWords(link)} of ${subjectName(link.subject)}`;

/** To whoever looks after things: all of their links that died in one night. Once for each death. */
export const linkDied = defineLetter({
  kind: "link-died",
  title: "Links died",
  purpose: "team",
  ifUncertain: "again",
  facts: () => facts,
  example: {
    links: [
      {
        subject: "project:PRJ-4F7K-2Q9C",
        what: "technical-report",
        url: "https://reports.fernhill.example/missed-appointments.pdf",
        failingSince: "2026-11-22T04:30:00.000Z",
        status: 404,
      },
      {
        subject: "project:PRJ-4F7K-2Q9C",
        what: "code",
        url: "https://code.fernhill.example/missed-appointments",
        failingSince: "2026-11-22T04:30:00.000Z",
      },
    ],
    all: 2,
    reader: "owner",
  },
  write: ({ links, all, reader }, { greeting, url: absolute }) => ({
    subject: all === 1 && links[0] ? `Dead link: ${nameOf(links[0])}` : `${all} links are dead`,
    parts: [
      { paragraph: reader === "team" ? "Dear team" : greeting },
      {
        paragraph:
          all === 1
            ? "This link does not work any more."
            : `These links do not work any more${all > links.length ? `. The first ${links.length} of ${all} are` : ""}:`,
      },
      {
        rows: links.map((link): [string, string] => [
          nameOf(link),
          `${link.url} (${failureInWords(link)}, since ${sayDate(link.failingSince)})`,
        ]),
      },
      {
        paragraph:
          "Find out where each went and put the new address in. If one is gone for good, say at the desk that it stays so, and why.",
      },
      ...firstOf([...new Set(links.map(({ subject }) => subject))], MOST_OPENED).shown.map((subject) => ({
        link: {
          text: `Open ${subjectName(subject)}`,
          url: absolute(subjectPath(subject) ?? paths.deskLinks),
        },
      })),
      { button: { text: "All dead links", url: absolute(paths.deskLinks) } },
      { paragraph: "We look again every night, and do not write again about these." },
    ],
  }),
});

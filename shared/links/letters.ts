import * as z from "zod/mini";
import { defineLetter } from "../letters/letter.ts";
import { paths } from "../pages/paths.ts";
import { subjectName, subjectPath } from "../pages/subject-path.ts";
import { sayDate } from "../platform/time.ts";
import { failureInWords, whatInWords } from "./words.ts";

const facts = z.lazy(() =>
  z.object({
    subject: z.string(),
    what: z.string(),
    label: z.optional(z.string()),
    url: z.string(),
    failingSince: z.iso.datetime(),
    status: z.optional(z.int()),
    /** Who reads it: whoever looks after the thing, or the team because nobody does who can be written to. */
    reader: z.enum(["owner", "team"]),
  }),
);

/** To whoever looks after a thing: one of its links is dead. Once for each death. */
export const linkDied = defineLetter({
  kind: "link-died",
  title: "Link died",
  purpose: "team",
  ifUncertain: "again",
  facts: () => facts,
  example: {
    subject: "project:PRJ-4F7K-2Q9C",
    what: "technical-report",
    url: "https://reports.fernhill.example/missed-appointments.pdf",
    failingSince: "2026-11-22T04:30:00.000Z",
    status: 404,
    reader: "owner",
  },
  write: ({ subject, what, label, url, failingSince, status, reader }, { greeting, url: absolute }) => ({
    subject: `Dead link: ${whatInWords({ what, label })} (${subjectName(subject)})`,
    parts: [
      { paragraph: reader === "team" ? "Dear team" : greeting },
      {
        paragraph: `The ${whatInWords({ what, label })} of ${subjectName(subject)} is not at its address any more. ${failureInWords({ status })}, since ${sayDate(failingSince)}.`,
      },
      { rows: [["Address", url]] },
      {
        paragraph:
          "Find out where it went and put the new address in. If it is gone for good, say at the desk that it stays so, and why.",
      },
      {
        button: {
          text: `Open ${subjectName(subject)}`,
          url: absolute(subjectPath(subject) ?? paths.deskLinks),
        },
      },
      { link: { text: "All dead links", url: absolute(paths.deskLinks) } },
      { paragraph: "We look again every night, and do not write again about this one." },
    ],
  }),
});

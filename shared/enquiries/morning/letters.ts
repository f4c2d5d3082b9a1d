import * as z from "zod/mini";
import { defineLetter, type LetterPart } from "../../letters/letter.ts";
import { paths, toPath } from "../../pages/paths.ts";
import { counted } from "../../platform/text.ts";
import { sayDate } from "../../platform/time.ts";
import { workKindNames, workTitles } from "../../work/item.ts";
import { enquiryKindNames, enquiryKinds } from "../kinds.ts";

const morningFacts = z.lazy(() =>
  z.object({
    date: z.iso.date(),
    lines: z.array(
      z.object({
        reference: z.string(),
        kind: z.enum(enquiryKindNames),
        due: z.iso.date(),
        urgency: z.enum(["late", "today"]),
        /** Whether somebody waits for an answer; otherwise it is to be closed. */
        ours: z.boolean(),
        assignee: z.optional(z.uuid()),
      }),
    ),
    /** How many are late and due today; `lines` are the most urgent of them. */
    late: z.optional(z.int().check(z.nonnegative())),
    dueToday: z.optional(z.int().check(z.nonnegative())),
    /** What else waits for the reader and is late or due today. */
    others: z.optional(
      z.array(
        z.object({
          kind: z.enum(workKindNames),
          about: z.string(),
          part: z.optional(z.string()),
          due: z.iso.date(),
          urgency: z.enum(["late", "today"]),
        }),
      ),
    ),
    /** Enquiries that wait for an answer and that nobody has taken. Told to the team only. */
    untaken: z.int().check(z.nonnegative()),
    heldMails: z.int().check(z.nonnegative()),
    /** Mail that machines wrote, set aside since the last working morning; not told by letters of before. */
    setAside: z.optional(z.int().check(z.nonnegative())),
  }),
);

/** What a morning's letter tells: references, kinds and dates, and nobody's name. */
export type MorningFacts = z.infer<typeof morningFacts>;

const rowsOf = (lines: MorningFacts["lines"], urgency: "late" | "today"): readonly (readonly string[])[] =>
  lines
    .filter((line) => line.urgency === urgency)
    .map(({ reference, kind, due, ours, assignee }) => [
      reference,
      enquiryKinds[kind],
      `${ours ? "Answer" : "Close"} by ${sayDate(due)}`,
      assignee === undefined ? "Unassigned" : "Taken",
    ]);

/** What a letter calls a thing: its reference. People have none, and a letter names nobody. */
const nameIn = (about: string): string =>
  about.startsWith("person:") ? "A person" : about.slice(about.indexOf(":") + 1);

const othersOf = ({ others = [] }: MorningFacts, urgency: "late" | "today"): readonly (readonly string[])[] =>
  others
    .filter((one) => one.urgency === urgency)
    .map(({ kind, about, due }) => [
      nameIn(about),
      workTitles[kind],
      `${kind === "project-end" ? "Planned for" : "Due"} ${sayDate(due)}`,
      "Yours",
    ]);

const table = (heading: string, rows: readonly (readonly string[])[]): readonly LetterPart[] =>
  rows.length === 0
    ? []
    : [{ heading }, { table: { head: ["Reference", "About", "What is due", "With"], rows } }];

const count = ({ lines }: Pick<MorningFacts, "lines">, urgency: "late" | "today"): number =>
  lines.filter((line) => line.urgency === urgency).length;

/** How many of everything are late, or due today. */
const countAll = (facts: MorningFacts, urgency: "late" | "today"): number =>
  (facts[urgency === "late" ? "late" : "dueToday"] ?? count(facts, urgency)) +
  othersOf(facts, urgency).length;

/** To one of the team or to all of them: what is late or due today, of the enquiries and, to one of the team, of everything. */
export const enquiriesThisMorning = defineLetter({
  kind: "enquiries-this-morning",
  title: "Enquiries this morning",
  purpose: "team",
  ifUncertain: "never",
  facts: () => morningFacts,
  example: {
    date: "2026-11-26",
    lines: [
      { reference: "ENQ-4F7K-2Q9C", kind: "press", due: "2026-11-25", urgency: "late", ours: true },
      { reference: "ENQ-8V2M-0T3D", kind: "workshop", due: "2026-11-26", urgency: "today", ours: true },
    ],
    late: 1,
    dueToday: 1,
    others: [
      { kind: "task", about: "project:PRJ-4F7K-2Q9C", part: "brief", due: "2026-11-26", urgency: "today" },
    ],
    untaken: 3,
    heldMails: 1,
    setAside: 4,
  },
  write: (facts, { url }) => {
    const [late, today] = [countAll(facts, "late"), countAll(facts, "today")];
    const hasOthers = (facts.others ?? []).length > 0;
    return {
      subject: `${hasOthers ? "Today" : "Enquiries"}: ${late} late, ${today} due today`,
      parts: [
        { paragraph: `${sayDate(facts.date)}: ${late} late, ${today} due today.` },
        ...table("Late", [...rowsOf(facts.lines, "late"), ...othersOf(facts, "late")]),
        ...table("Due today", [...rowsOf(facts.lines, "today"), ...othersOf(facts, "today")]),
        ...(facts.untaken === 0
          ? []
          : [
              {
                paragraph: `${counted(facts.untaken, "enquiry waits", "enquiries wait")} and nobody has taken ${facts.untaken === 1 ? "it" : "them"}.`,
              },
            ]),
        ...(facts.heldMails === 0
          ? []
          : [
              {
                paragraph: `${counted(facts.heldMails, "mail is", "mails are")} held until someone decides.`,
              },
              { link: { text: "Decide about held mail", url: url(paths.deskHeldMails) } },
            ]),
        ...((facts.setAside ?? 0) === 0
          ? []
          : [
              {
                paragraph: `${counted(facts.setAside ?? 0, "automatic mail was", "automatic mails were")} set aside since the last working morning. Look whether a person is among them.`,
              },
              { link: { text: "Automatic mail", url: url(`${paths.deskHeldMails}?view=set-aside`) } },
            ]),
        {
          button: {
            text: hasOthers ? "Open Today" : "Open the enquiries",
            url: url(
              hasOthers
                ? paths.desk
                : facts.lines.length === 1 && facts.lines[0] !== undefined
                  ? toPath(paths.deskEnquiry, { reference: facts.lines[0].reference })
                  : paths.deskEnquiries,
            ),
          },
        },
      ],
    };
  },
});

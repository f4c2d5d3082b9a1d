import type { Work } from "../../work/item.ts";
import { dueOn, type Enquiry, isOurTurn, urgency } from "../enquiry.ts";
import type { MorningFacts } from "./letters.ts";

/** What the morning's letters are made from besides the enquiries: the day, how many nobody has taken, and how many mails wait for a decision. */
export interface Morning {
  readonly today: string;
  readonly untaken: number;
  readonly heldMails: number;
  /** Mails of machines that were set aside since the last working morning. */
  readonly setAside: number;
}

/** One letter of the morning: to one of the team, or to the team's inbox. */
export interface MorningLetter {
  readonly to: string | "team";
  readonly facts: MorningFacts;
}

const toLine = (enquiry: Enquiry, today: string): MorningFacts["lines"][number] => ({
  reference: enquiry.reference,
  kind: enquiry.kind,
  due: dueOn(enquiry) ?? today,
  urgency: urgency(enquiry, today) === "late" ? "late" : "today",
  ours: isOurTurn(enquiry),
  assignee: enquiry.assignee,
});

/** A letter lists no more of what is late, and no more of what is due today. */
const MOST_LINES = 40;

/** What is pressing for one reader: the most urgent of it in lines, and all of it in counts. */
interface Pressing {
  readonly lines: MorningFacts["lines"];
  readonly late: number;
  readonly today: number;
  readonly others?: MorningFacts["others"];
}

const NOTHING: Pressing = { lines: [], late: 0, today: 0 };

const TEAM = "team";

/** What is late or due today, as it is told to each of the team and to all of them. However much it is, there are only so many lines of it. */
export type PressingByReader = ReadonlyMap<string, Pressing>;

const readersOf = ({ assignee }: Enquiry, isLate: boolean): readonly string[] => [
  ...(assignee === undefined ? [] : [assignee]),
  ...(assignee === undefined || isLate ? [TEAM] : []),
];

/** Adds what else waits for one of the team and is late or due today. Of what somebody has, the longest due come first. */
export const addOthers = (
  before: PressingByReader,
  reader: string,
  works: readonly Work[],
  today: string,
): PressingByReader => {
  const others = works.flatMap(({ kind, about, part, dueOn }) =>
    kind === "enquiry" || kind === "undelivered" || dueOn === undefined || dueOn > today
      ? []
      : [
          {
            kind,
            about,
            part,
            due: dueOn,
            urgency: dueOn === today ? ("today" as const) : ("late" as const),
          },
        ],
  );
  if (others.length === 0) return before;
  return new Map(before).set(reader, { ...(before.get(reader) ?? NOTHING), others });
};

/** Adds enquiries to what is pressing this morning. They come a page at a time, the most urgent first, and are forgotten once they are counted. */
export const addPressing = (
  before: PressingByReader,
  enquiries: readonly Enquiry[],
  today: string,
): PressingByReader => {
  const all = new Map(before);
  for (const enquiry of enquiries.filter((one) => urgency(one, today) !== "in-time")) {
    const line = toLine(enquiry, today);
    for (const reader of readersOf(enquiry, line.urgency === "late")) {
      const one = all.get(reader) ?? NOTHING;
      const isTold = one[line.urgency] < MOST_LINES;
      const lines = isTold ? [...one.lines, line] : one.lines;
      all.set(reader, { ...one, lines, [line.urgency]: one[line.urgency] + 1 });
    }
  }
  return all;
};

const factsOf = (pressing: Pressing | undefined, today: string) => ({
  date: today,
  lines: (pressing?.lines ?? []).toSorted((one, other) => (one.due < other.due ? -1 : 1)),
  late: pressing?.late ?? 0,
  dueToday: pressing?.today ?? 0,
  ...(pressing?.others !== undefined && { others: pressing.others }),
});

/**
 * The letters of a working morning: to each of the team what of theirs is late or due today, and to the team's inbox what nobody has taken, what
 * of anybody's is late, and how many mails are held. Nobody gets a letter that says nothing. The most urgent first.
 */
export const morningLetters = (
  pressing: PressingByReader,
  { today, untaken, heldMails, setAside }: Morning,
): readonly MorningLetter[] => {
  const own = [...pressing]
    .filter(([to]) => to !== TEAM)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([to, one]): MorningLetter => ({ to, facts: { ...factsOf(one, today), untaken: 0, heldMails: 0 } }));
  const team: MorningFacts = { ...factsOf(pressing.get(TEAM), today), untaken, heldMails, setAside };
  const says = team.lines.length + team.untaken + team.heldMails + setAside > 0;
  return [...own, ...(says ? [{ to: TEAM, facts: team } as const] : [])];
};

import { dueOn, type Enquiry, isOurTurn, urgency } from "../enquiry.ts";
import type { MorningFacts } from "./letters.ts";

/** What the morning's letters are made from: what is not closed, the day, and how many mails wait for a decision. */
export interface Morning {
  readonly today: string;
  readonly enquiries: readonly Enquiry[];
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

/**
 * The letters of a working morning: to each of the team what of theirs is late or due today, and to the team's inbox what nobody has taken, what
 * of anybody's is late, and how many mails are held. Nobody gets a letter that says nothing. The most urgent first.
 */
export const morningLetters = ({
  today,
  enquiries,
  heldMails,
  setAside,
}: Morning): readonly MorningLetter[] => {
  const pressing = enquiries.filter((enquiry) => urgency(enquiry, today) !== "in-time");
  const untaken = enquiries.filter((enquiry) => isOurTurn(enquiry) && enquiry.assignee === undefined);
  const assignees = [...new Set(pressing.flatMap(({ assignee }) => assignee ?? []))].sort();
  const own = assignees.map((to): MorningLetter => {
    const theirs = pressing.filter(({ assignee }) => assignee === to);
    return {
      to,
      facts: { date: today, lines: theirs.map((one) => toLine(one, today)), untaken: 0, heldMails: 0 },
    };
  });
  const forAll = pressing.filter(
    (enquiry) => enquiry.assignee === undefined || urgency(enquiry, today) === "late",
  );
  const team: MorningFacts = {
    date: today,
    lines: forAll.map((one) => toLine(one, today)),
    untaken: untaken.length,
    heldMails,
    setAside,
  };
  const says = team.lines.length + team.untaken + team.heldMails + setAside > 0;
  return [...own, ...(says ? [{ to: "team", facts: team } as const] : [])];
};

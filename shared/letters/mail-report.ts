import * as z from "zod/mini";
import { settledFailure } from "../failures/settle.ts";
import { type CommitNeeds, type Committed, commit, type Write } from "../journal/commit.ts";
import { type Entry, type Occasion, record } from "../journal/entry.ts";
import type { NewId } from "../platform/ids.ts";
import { Fault } from "../platform/keys.ts";
import { type AddressChange, type AddressNews, addressChange, type PersonStays } from "./address-report.ts";

import { LetterBounced, LetterComplained, LetterDelivered } from "./entries.ts";
import { aboutLetter } from "./evidence.ts";
import { givenAddressBounced, letterKey } from "./item.ts";
import type { Letter, LetterStatus } from "./letter.ts";
import { readLetter } from "./store.ts";

const mail = z.lazy(() =>
  z.object({
    messageId: z.string().check(z.minLength(1)),
    tags: z.object({ letter: z.optional(z.tuple([z.uuid()])) }),
  }),
);

/**
 * What SES says of one mail (developer guide, "event data that Amazon SES publishes"). Only what is used is read: addresses, which the
 * report is full of, go no further than this.
 */
const reportSchema = z.lazy(() =>
  z.discriminatedUnion("eventType", [
    z.object({ eventType: z.literal("Delivery"), mail }),
    z.object({
      eventType: z.literal("Bounce"),
      mail,
      bounce: z.object({ bounceType: z.string(), bounceSubType: z.optional(z.string()) }),
    }),
    z.object({ eventType: z.literal("Complaint"), mail }),
  ]),
);

/** What became of one mail. */
export type MailReport = z.infer<typeof reportSchema>;

/** The report in an event's detail. Throws a ZodError on anything else. */
export const parseMailReport = (detail: unknown): MailReport => reportSchema.parse(detail);

type Outcome = Extract<LetterStatus, "delivered" | "bounced" | "complained">;

/** What a letter's status may be replaced by: reports come in any order, and the worse one stays. Evidence beats our own doubts. */
const weakerThan: Record<Outcome, readonly LetterStatus[]> = {
  delivered: ["queued", "sending", "sent", "not-sent", "failed"],
  bounced: ["queued", "sending", "sent", "not-sent", "failed", "delivered"],
  complained: ["queued", "sending", "sent", "not-sent", "failed", "delivered", "bounced"],
};

type ReportNeeds = CommitNeeds & { readonly newId: NewId };

/** The refusals that mean only that a part of the change has nothing to do. */
type Idle = "status-stays" | "failure-gone" | PersonStays;

/** SES did not even try, because the address is on its list for the account. */
const LISTED = "OnAccountSuppressionList";

interface ReportDecision {
  readonly status: Outcome;
  readonly reason: string | undefined;
  /** What it says of the reader's address; undefined for a mailbox that is full today. */
  readonly news: AddressNews | undefined;
  readonly entry: Entry;
}

const decide = (report: MailReport, letter: Letter, occasion: Occasion): ReportDecision => {
  const about = aboutLetter(letter);
  const data = { kind: letter.kind };
  switch (report.eventType) {
    case "Delivery":
      return {
        status: "delivered",
        reason: undefined,
        news: "delivered",
        entry: record(LetterDelivered, { ...about, data }, occasion),
      };
    case "Bounce": {
      const { bounceType, bounceSubType } = report.bounce;
      const permanent = bounceType === "Permanent";
      const tried = bounceSubType === LISTED ? "listed" : "bounced";
      return {
        status: "bounced",
        reason: [bounceType, bounceSubType].filter((text) => text !== undefined).join(", "),
        news: permanent ? tried : undefined,
        entry: record(LetterBounced, { ...about, data: { ...data, permanent } }, occasion),
      };
    }
    case "Complaint":
      return {
        status: "complained",
        reason: undefined,
        news: "complained",
        entry: record(LetterComplained, { ...about, data }, occasion),
      };
  }
};

const statusWrite = (letter: Letter, { status, reason }: ReportDecision, messageId: string): Write<Idle> => {
  const weaker = Object.fromEntries(weakerThan[status].map((name, at) => [`:weaker${at}`, name]));
  return {
    update: letterKey(letter.id),
    set:
      reason === undefined
        ? "SET #status = :status, messageId = :message REMOVE attempt, reason, failure"
        : "SET #status = :status, messageId = :message, reason = :reason REMOVE attempt, failure",
    names: { "#status": "status" },
    values: {
      ":status": status,
      ":message": messageId,
      ":reason": reason,
      ...weaker,
    },
    when: { expression: `#status IN (${Object.keys(weaker).join(", ")})` },
    otherwise: "status-stays",
  };
};

const changeOfReader = (
  news: AddressNews | undefined,
  letter: Letter,
  occasion: Occasion,
): AddressChange | undefined => {
  const { to } = letter;
  if (news === undefined || "team" in to) return undefined;
  if ("person" in to) return addressChange(news, { letter, person: to.person }, occasion);
  return news === "bounced"
    ? { write: givenAddressBounced(to.address, occasion.now, "person-stays"), entries: [] }
    : undefined;
};

/**
 * Writes down what became of a letter: its status, the entry, and what it says of its reader's address, all in one
 * commit. The same report again changes nothing, and reports may come in any order. False when the mail is none of ours.
 */
export const hearReport = async (needs: ReportNeeds, report: MailReport): Promise<boolean> => {
  const [id] = report.mail.tags.letter ?? [];
  const letter = id === undefined ? undefined : await readLetter(needs.table, id);
  if (letter === undefined) return false;
  const occasion: Occasion = {
    now: needs.now(),
    newId: needs.newId,
    actor: { kind: "system" },
    correlation: letter.correlation,
  };
  // Of a mail of before it was sent again: it says nothing of the letter now, and what it says of the address is old.
  if (letter.earlier?.includes(report.mail.messageId) === true) return true;
  const decision = decide(report, letter, occasion);
  const { news, entry } = decision;
  const change = changeOfReader(news, letter, occasion);
  const settled =
    letter.failure === undefined
      ? undefined
      : settledFailure(letter.failure, "failure-gone" as const, occasion);
  const parts = new Map<Idle, { readonly write: Write<Idle>; readonly entries: readonly Entry[] }>([
    ["status-stays", { write: statusWrite(letter, decision, report.mail.messageId), entries: [] }],
    ...(change === undefined ? [] : [["person-stays", change] as const]),
    ...(settled === undefined
      ? []
      : [["failure-gone", { write: settled.write, entries: [settled.entry] }] as const]),
  ]);
  for (;;) {
    const made: Committed<Idle> = await commit<Idle>(needs, {
      once: `letters/report:${report.eventType}:${report.mail.messageId}`,
      writes: [...parts.values()].map(({ write }) => write),
      entries: [entry, ...[...parts.values()].flatMap(({ entries }) => entries)],
    });
    if (made.outcome !== "refused") return true;
    // A part that has nothing to do is left out; each can be left out only once.
    if (!parts.delete(made.refusal)) throw new Fault(`The report on letter ${letter.id} was refused twice.`);
  }
};

import * as z from "zod/mini";
import { type CommitNeeds, type Committed, commit, type Write } from "../journal/commit.ts";
import { type Entry, record } from "../journal/entry.ts";
import { personKey } from "../people/store.ts";
import type { NewId } from "../platform/ids.ts";
import { LetterBounced, LetterComplained, LetterDelivered } from "./entries.ts";
import { aboutLetter } from "./evidence.ts";
import { letterKey } from "./item.ts";
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
  delivered: ["queued", "sending", "sent", "not-sent"],
  bounced: ["queued", "sending", "sent", "not-sent", "delivered"],
  complained: ["queued", "sending", "sent", "not-sent", "delivered", "bounced"],
};

type ReportNeeds = CommitNeeds & { readonly newId: NewId };

/** The refusals that mean only that a part of the change has nothing to do. */
type Idle = "status-stays" | "person-stays";

interface ReportDecision {
  readonly status: Outcome;
  readonly reason: string | undefined;
  readonly suppress: "bounced" | "complained" | null;
  readonly entry: Entry;
}

const decide = (needs: ReportNeeds, report: MailReport, letter: Letter): ReportDecision => {
  const occasion = {
    now: needs.now(),
    newId: needs.newId,
    actor: { kind: "system" },
    correlation: letter.correlation,
  } as const;
  const about = aboutLetter(letter);
  const data = { kind: letter.kind };
  switch (report.eventType) {
    case "Delivery":
      return {
        status: "delivered",
        reason: undefined,
        suppress: null,
        entry: record(LetterDelivered, { ...about, data }, occasion),
      };
    case "Bounce": {
      const { bounceType, bounceSubType } = report.bounce;
      const permanent = bounceType === "Permanent";
      return {
        status: "bounced",
        reason: [bounceType, bounceSubType].filter((text) => text !== undefined).join(", "),
        suppress: permanent ? "bounced" : null,
        entry: record(LetterBounced, { ...about, data: { ...data, permanent } }, occasion),
      };
    }
    case "Complaint":
      return {
        status: "complained",
        reason: undefined,
        suppress: "complained",
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
        ? "SET #status = :status, messageId = :message REMOVE attempt, reason"
        : "SET #status = :status, messageId = :message, reason = :reason REMOVE attempt",
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

const personWrite = (person: string, suppress: "bounced" | "complained", since: string): Write<Idle> => ({
  update: personKey(person),
  set: "SET suppressed = :suppressed",
  values: {
    ":suppressed": { reason: suppress, since },
    ...(suppress === "bounced" ? { ":bounced": "bounced" } : {}),
  },
  when: {
    // An erased person stays erased. A bounce outweighs a complaint, because it holds back more.
    expression:
      suppress === "bounced"
        ? "attribute_exists(pk) AND (attribute_not_exists(suppressed) OR suppressed.reason <> :bounced)"
        : "attribute_exists(pk) AND attribute_not_exists(suppressed)",
  },
  otherwise: "person-stays",
});

/**
 * Writes down what became of a letter: its status, the entry, and on a permanent bounce or a complaint that its reader gets no more, all
 * in one commit. The same report again changes nothing, and reports may come in any order. False when the mail is none of ours.
 */
export const hearReport = async (needs: ReportNeeds, report: MailReport): Promise<boolean> => {
  const [id] = report.mail.tags.letter ?? [];
  const letter = id === undefined ? undefined : await readLetter(needs.table, id);
  if (letter === undefined) return false;
  const decision = decide(needs, report, letter);
  const person =
    decision.suppress !== null && "person" in letter.to
      ? [personWrite(letter.to.person, decision.suppress, decision.entry.at)]
      : [];
  const parts = new Map<Idle, readonly Write<Idle>[]>([
    ["status-stays", [statusWrite(letter, decision, report.mail.messageId)]],
    ["person-stays", person],
  ]);
  for (;;) {
    const made: Committed<Idle> = await commit<Idle>(needs, {
      once: `letters/report:${report.eventType}:${report.mail.messageId}`,
      writes: [...parts.values()].flat(),
      entries: [decision.entry],
    });
    if (made.outcome !== "refused") return true;
    // A part that has nothing to do is left out; each can be left out only once.
    if (!parts.delete(made.refusal)) throw new Error(`The report on letter ${letter.id} was refused twice.`);
  }
};

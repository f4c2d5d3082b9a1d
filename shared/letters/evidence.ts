import { settledFailure } from "../failures/settle.ts";
import { mailIdItem } from "../incoming-mail/mail-id.ts";
import { type CommitNeeds, commit, type Write } from "../journal/commit.ts";
import { type Entry, type Occasion, record } from "../journal/entry.ts";
import type { NewId } from "../platform/ids.ts";
import { LetterNotSent, LetterSent, type NotSentReason } from "./entries.ts";
import { letterKey } from "./item.ts";
import type { Letter } from "./letter.ts";

/** What writing down what became of letters needs. */
export type EvidenceNeeds = CommitNeeds & { readonly newId: NewId };

/** The occasion on which the sender does something about a letter: it belongs to what the letter came of. */
export const occasionFor = (needs: EvidenceNeeds, letter: Letter): Occasion => ({
  now: needs.now(),
  newId: needs.newId,
  actor: { kind: "system" },
  correlation: letter.correlation,
});

/** Whom and what an entry about a letter is about. */
export const aboutLetter = (
  letter: Letter,
): { readonly subject: string; readonly person: string | undefined } => ({
  subject: letter.id,
  person: "person" in letter.to ? letter.to.person : undefined,
});

interface Settling {
  readonly once: string;
  readonly write: Write<"overtaken">;
  readonly entry: Entry;
  readonly others?: readonly Write<"failure-gone">[];
  /** Of what is written besides. */
  readonly otherEntries?: readonly Entry[];
}

const settleWith = async (needs: EvidenceNeeds, letter: Letter, change: Settling) =>
  commit<"overtaken" | "failure-gone">(needs, {
    once: `letters/${change.once}:${letter.id}${letter.again === undefined ? "" : `:${letter.again}`}`,
    writes: [change.write, ...(change.others ?? [])],
    entries: [change.entry, ...(change.otherEntries ?? [])],
  });

/** Settles a letter, and with it the failure that told that it was given up, if there is one still. */
const settle = async (needs: EvidenceNeeds, letter: Letter, change: Settling) => {
  const { failure } = letter;
  if (failure !== undefined) {
    const { write, entry } = settledFailure(failure, "failure-gone", occasionFor(needs, letter));
    const settled = await settleWith(needs, letter, {
      ...change,
      others: [...(change.others ?? []), write],
      otherEntries: [entry],
    });
    if (settled.outcome !== "refused" || settled.refusal === "overtaken") return settled;
  }
  return settleWith(needs, letter, change);
};

const ENQUIRY = "enquiry:";

/** What leads an answer to a letter about an enquiry back to it: its id as we gave it, and the one that the mail service put in its place. A letter about several leads to none. */
const waysBack = (letter: Letter, messageId: string): readonly Write[] =>
  letter.about.startsWith(ENQUIRY) && letter.digest === undefined
    ? [letter.id, messageId].map((id) => ({ put: mailIdItem(id, letter.about.slice(ENQUIRY.length)) }))
    : [];

/**
 * Writes down that the mail service took a letter. When the report of its delivery was faster than this, its status stays as reported and
 * only the evidence is added.
 */
export const markSent = async (needs: EvidenceNeeds, letter: Letter, messageId: string): Promise<void> => {
  const occasion = occasionFor(needs, letter);
  const entry = record(LetterSent, { ...aboutLetter(letter), data: { kind: letter.kind } }, occasion);
  const values = { ":at": occasion.now, ":message": messageId };
  const others = waysBack(letter, messageId);
  const sent = await settle(needs, letter, {
    once: "sent",
    write: {
      update: letterKey(letter.id),
      set: "SET #status = :sent, sentAt = :at, messageId = :message REMOVE attempt, failure",
      names: { "#status": "status" },
      values: { ...values, ":sent": "sent", ":sending": "sending", ":failed": "failed" },
      when: { expression: "#status IN (:sending, :failed)" },
      otherwise: "overtaken",
    },
    entry,
    others,
  });
  if (sent.outcome !== "refused") return;
  await settle(needs, letter, {
    once: "sent",
    write: {
      update: letterKey(letter.id),
      set: "SET sentAt = :at, messageId = :message REMOVE attempt, reason, failure",
      values,
      when: { expression: "attribute_exists(pk)" },
      otherwise: "overtaken",
    },
    entry,
    others,
  });
};

/** Writes down that a letter is held back for good, and why. Does nothing to one that has gone out in the meantime. */
export const markNotSent = async (
  needs: EvidenceNeeds,
  letter: Letter,
  reason: NotSentReason,
  detail?: string,
): Promise<void> => {
  const occasion = occasionFor(needs, letter);
  await settle(needs, letter, {
    once: "not-sent",
    write: {
      update: letterKey(letter.id),
      set: "SET #status = :notSent, reason = :reason REMOVE attempt, failure",
      names: { "#status": "status" },
      values: {
        ":notSent": "not-sent",
        ":reason": detail === undefined ? reason : `${reason}: ${detail}`,
        ":queued": "queued",
        ":sending": "sending",
        ":failed": "failed",
      },
      when: { expression: "#status IN (:queued, :sending, :failed)" },
      otherwise: "overtaken",
    },
    entry: record(LetterNotSent, { ...aboutLetter(letter), data: { kind: letter.kind, reason } }, occasion),
  });
};

import * as z from "zod";
import { type CommitNeeds, commit, type Write, wasCommitted } from "../journal/commit.ts";
import { type Occasion, record } from "../journal/entry.ts";
import type { Instant } from "../platform/clock.ts";
import { addWorkingDays, type IsHoliday } from "../platform/working-days.ts";
import { LetterApproved, LetterDiscarded } from "./entries.ts";
import { aboutLetter } from "./evidence.ts";
import type { Letter, LetterKind } from "./letter.ts";
import { letterItem, letterKey } from "./store.ts";

/** The words of a letter that a person may change while it waits. */
export const wordsSchema = z.object({ subject: z.string(), body: z.string() });

/** The words of a letter that a person may change while it waits. */
export type LetterWords = z.infer<typeof wordsSchema>;

const looseWords = z.looseObject(wordsSchema.shape);

/** The words of a letter, if its kind lets a person change them. */
export const wordsOf = (letter: Letter, kind: LetterKind | undefined): LetterWords | undefined =>
  kind?.editable === true ? looseWords.safeParse(letter.facts).data : undefined;

/** How long a letter may wait for approval before the desk says that it is late. */
const WORKING_DAYS_TO_APPROVE = 3;

/** Whether a letter has waited for more than three working days. `today` and the day it was written are dates of the home zone. */
export const waitsTooLong = (writtenOn: string, today: string, isHoliday: IsHoliday): boolean =>
  today > addWorkingDays(writtenOn, WORKING_DAYS_TO_APPROVE, isHoliday);

/** Why something about a waiting letter is refused. */
export type OutboxRefusal = "settled" | "changed" | "not-editable";

/** What became of a command about a waiting letter. */
export type OutboxChange = { readonly done: true } | { readonly refusal: OutboxRefusal };

const asRead = (letter: Letter) => ({
  expression: "#status = :waiting AND #revision = :revision",
  names: { "#status": "status", "#revision": "revision" },
  values: { ":waiting": "waiting", ":revision": letter.revision ?? 1 },
});

const refusalOf = (letter: Letter, revision: number): OutboxRefusal | null => {
  if (letter.status !== "waiting") return "settled";
  return (letter.revision ?? 1) === revision ? null : "changed";
};

const aboutEntry = (letter: Letter) => ({
  ...aboutLetter(letter),
  data: { kind: letter.kind, about: letter.about },
});

/** Changes the words of a waiting letter, if it is still as it was when its form was made. */
export const rewordLetter = async (
  needs: CommitNeeds,
  letter: Letter,
  asked: { readonly kind: LetterKind; readonly words: LetterWords; readonly revision: number },
  once: string,
): Promise<OutboxChange> => {
  const refusal = refusalOf(letter, asked.revision);
  if (refusal !== null) return (await wasCommitted(needs.table, once)) ? { done: true } : { refusal };
  if (wordsOf(letter, asked.kind) === undefined) return { refusal: "not-editable" };
  const facts = asked.kind.facts.parse({ ...looseWords.parse(letter.facts), ...asked.words });
  const put = letterItem({ ...letter, facts, revision: asked.revision + 1 });
  const saved = await commit<"changed">(needs, {
    once,
    writes: [{ put: { ...put, ...letterKey(letter.id) }, when: asRead(letter), otherwise: "changed" }],
  });
  return saved.outcome === "refused" ? saved : { done: true };
};

/** Lets a waiting letter go out, if it is still as the person saw it. */
export const approveLetter = async (
  needs: CommitNeeds,
  letter: Letter,
  revision: number,
  { occasion, once }: { readonly occasion: Occasion; readonly once: string },
): Promise<OutboxChange> => {
  const refusal = refusalOf(letter, revision);
  // The same button pressed twice: it is as asked.
  if (refusal !== null) return (await wasCommitted(needs.table, once)) ? { done: true } : { refusal };
  const approved = letterItem({
    ...letter,
    status: "queued",
    queuedAt: occasion.now,
    settledBy: occasion.actor.id,
  });
  const saved = await commit<"changed">(needs, {
    once,
    writes: [{ put: { ...approved, ...letterKey(letter.id) }, when: asRead(letter), otherwise: "changed" }],
    entries: [record(LetterApproved, aboutEntry(letter), occasion)],
  });
  return saved.outcome === "refused" ? saved : { done: true };
};

/** The write that takes a letter out of the outbox for good, if it still waits there. */
export const discarded = <Refusal extends string>(
  id: string,
  { reason, by, now }: { readonly reason: string; readonly by: string | undefined; readonly now: Instant },
  otherwise: Refusal,
): Write<Refusal> => ({
  update: letterKey(id),
  set: "SET #status = :discarded, #reason = :reason, settledBy = :by, #list = :list, listSort = :sort",
  names: { "#status": "status", "#reason": "reason", "#list": "list" },
  values: {
    ":discarded": "discarded",
    ":reason": reason,
    ":by": by ?? "",
    ":list": `LETTERS#${now.slice(0, 10)}`,
    ":sort": `${now}#${id}`,
    ":waiting": "waiting",
  },
  when: { expression: "#status = :waiting" },
  otherwise,
});

/** Discards a waiting letter, with the reason. */
export const discardLetter = async (
  needs: CommitNeeds,
  letter: Letter,
  reason: string,
  { occasion, once }: { readonly occasion: Occasion; readonly once: string },
): Promise<OutboxChange> => {
  if (letter.status !== "waiting")
    return (await wasCommitted(needs.table, once)) ? { done: true } : { refusal: "settled" };
  const saved = await commit<"settled">(needs, {
    once,
    writes: [discarded(letter.id, { reason, by: occasion.actor.id, now: occasion.now }, "settled")],
    entries: [record(LetterDiscarded, aboutEntry(letter), occasion)],
  });
  return saved.outcome === "refused" ? saved : { done: true };
};

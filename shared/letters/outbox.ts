import * as z from "zod/mini";
import { refused } from "../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../journal/change.ts";
import type { CommitNeeds, Write } from "../journal/commit.ts";
import { record } from "../journal/entry.ts";
import type { Instant } from "../platform/clock.ts";
import { addWorkingDays, type IsHoliday } from "../platform/working-days.ts";
import { LetterApproved, LetterDiscarded } from "./entries.ts";
import { aboutLetter } from "./evidence.ts";
import { letterItem, letterKey } from "./item.ts";
import type { Letter, LetterKind } from "./letter.ts";
import { countWaiting } from "./outbox-count.ts";
import { readLetter } from "./store.ts";
import { placeholdersIn } from "./writing/typed-words.ts";

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

/** Why a letter is not as the person saw it: somebody settled it, or changed it since. */
export type SeenRefusal = "settled" | "changed";

/**
 * Why a letter is not approved: it is not as the person saw it, something in it is still to be replaced, or what it invites to is over or cancelled.
 */
export type ApprovalRefusal = SeenRefusal | "to-replace" | "over" | "cancelled";

/** Asks whether what a letter is about still stands: the reason when it does not. */
export type StandsStill = (letter: Letter) => Promise<"over" | "cancelled" | null>;

/** What is still to be replaced in the words of a letter. */
export const toReplaceIn = (letter: Letter): readonly string[] => {
  const { subject, body } = looseWords.safeParse(letter.facts).data ?? { subject: "", body: "" };
  return placeholdersIn(`${subject}\n${body}`);
};

/** The letter as a person saw it: its id and the revision of its words. */
export interface SeenLetter {
  readonly id: string;
  readonly revision: number;
}

const asRead = (letter: Letter) => ({
  expression: "#status = :waiting AND #revision = :revision",
  names: { "#status": "status", "#revision": "revision" },
  values: { ":waiting": "waiting", ":revision": letter.revision ?? 1 },
});

const refusalOf = (letter: Letter, revision: number): SeenRefusal | null => {
  if (letter.status !== "waiting") return "settled";
  return (letter.revision ?? 1) === revision ? null : "changed";
};

const aboutEntry = (letter: Letter) => ({
  ...aboutLetter(letter),
  data: { kind: letter.kind, about: letter.about },
});

/** Changes the words of a waiting letter, if it is still as the person saw it. `kindOf` finds the kind of a letter. */
export const rewordLetter = (
  needs: CommitNeeds,
  asked: SeenLetter & {
    readonly words: LetterWords;
    readonly kindOf: (letter: Letter) => LetterKind | undefined;
  },
  command: Command,
): Promise<Changed<SeenRefusal | "not-editable" | "unknown">> =>
  changeStored(needs, command, {
    read: () => readLetter(needs.table, asked.id),
    decide: (letter) => {
      const refusal = refusalOf(letter, asked.revision);
      if (refusal !== null) return refused(refusal);
      const kind = asked.kindOf(letter);
      if (kind === undefined || wordsOf(letter, kind) === undefined) return refused("not-editable");
      const facts = kind.facts.parse({ ...looseWords.parse(letter.facts), ...asked.words });
      return { reworded: { ...letter, facts, revision: asked.revision + 1 } };
    },
    save: (letter, { reworded }) => ({
      writes: [
        {
          put: { ...letterItem(reworded), ...letterKey(letter.id) },
          when: asRead(letter),
          otherwise: "overtaken",
        },
      ],
    }),
  });

/** Lets a waiting letter go out, if it is still as the person saw it and can be sent; tells how many people get it. */
export const approveLetter = (
  needs: CommitNeeds,
  { id, revision, stands }: SeenLetter & { readonly stands: StandsStill },
  command: Command,
): Promise<Changed<ApprovalRefusal | "unknown", { readonly readers: number }>> =>
  changeStored(needs, command, {
    read: async () => {
      const letter = await readLetter(needs.table, id);
      return letter && { letter, why: await stands(letter) };
    },
    decide: ({ letter, why }) => {
      const refusal = refusalOf(letter, revision) ?? why;
      if (refusal !== null) return refused(refusal);
      if (toReplaceIn(letter).length > 0) return refused("to-replace");
      const { now, actor } = command.occasion;
      if (letter.usefulUntil !== undefined && letter.usefulUntil <= now) return refused("over");
      return { approved: { ...letter, status: "queued", queuedAt: now, settledBy: actor.id } as const };
    },
    save: ({ letter }, { approved }) => ({
      writes: [
        {
          put: { ...letterItem(approved), ...letterKey(id) },
          when: asRead(letter),
          otherwise: "overtaken",
        },
        ...countWaiting(-1),
      ],
      entries: [record(LetterApproved, aboutEntry(letter), command.occasion)],
      result: { readers: letter.readers ?? 1 },
    }),
    told: z.object({ readers: z.int() }),
  });

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
export const discardLetter = (
  needs: CommitNeeds,
  { id, reason }: { readonly id: string; readonly reason: string },
  command: Command,
): Promise<Changed<"settled" | "unknown">> =>
  changeStored(needs, command, {
    read: () => readLetter(needs.table, id),
    decide: (letter) => (letter.status === "waiting" ? { letter } : refused("settled")),
    save: (letter) => {
      const { now, actor } = command.occasion;
      return {
        writes: [discarded(id, { reason, by: actor.id, now }, "overtaken"), ...countWaiting(-1)],
        entries: [record(LetterDiscarded, aboutEntry(letter), command.occasion)],
      };
    },
  });

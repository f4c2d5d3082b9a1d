import { type Refused, refused, UNCHANGED, type Unchanged } from "../../journal/answer.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import { type Letter, letter } from "../../letters/letter.ts";
import { plusHours } from "../../platform/time.ts";
import type { Timer, TimerName } from "../../timers/timer.ts";
import { ErasureAsked, ErasureConfirmed, ErasureDue, ErasureFinished, ErasureWithdrawn } from "../entries.ts";
import { confirmErasureLetter, erasureBegins } from "./letters.ts";
import {
  CONFIRM_HOURS,
  type ErasedPerson,
  type Erasure,
  erasedKey,
  mayBeWithdrawn,
  WAIT_HOURS,
} from "./model.ts";

/** What is decided about an erasure. */
export interface ErasureDecision {
  readonly erasure: Erasure;
  readonly entries: readonly Entry[];
  readonly letters?: readonly Letter[];
  readonly setTimers?: readonly Timer[];
  readonly cancelTimers?: readonly TimerName[];
}

const aboutOf = (erasure: Erasure) => `privacy-request:${erasure.reference}`;

const subjectOf = ({ reference, subject }: Erasure) => ({ subject: reference, person: subject?.person });

const askLetter = (erasure: Erasure, subject: ErasedPerson, occasion: Occasion): Letter => {
  const expires = plusHours(occasion.now, CONFIRM_HOURS);
  const sent = { to: { person: subject.person }, about: aboutOf(erasure), usefulUntil: expires };
  return letter(
    confirmErasureLetter,
    { ...sent, facts: { reference: erasure.reference, expires } },
    occasion,
  );
};

/** Somebody asks on their own page to be erased: nothing happens before they confirm it by a letter to their address. */
export const askErasure = (
  { subject, open }: { readonly subject: ErasedPerson; readonly open: Erasure | undefined },
  reference: string,
  occasion: Occasion,
): ErasureDecision | Refused<"under-way"> => {
  if (open !== undefined && open.status !== "asked") return refused("under-way");
  const erasure: Erasure = open ?? {
    reference,
    subject,
    key: erasedKey(subject.person),
    status: "asked",
    askedAt: occasion.now,
    askedBy: "person",
    version: 1,
  };
  const asked = open === undefined ? erasure : { ...open, version: open.version + 1 };
  return {
    erasure: asked,
    entries: [record(ErasureAsked, { ...subjectOf(erasure), data: {} }, occasion)],
    letters: [askLetter(erasure, subject, occasion)],
  };
};

const dueTimer = (erasure: Erasure, dueAt: string, occasion: Occasion): Timer => ({
  id: `erasure:${erasure.reference}`,
  due: dueAt,
  entry: record(ErasureDue, { ...subjectOf(erasure), data: {} }, occasion),
});

/** `others` are the other records of the person, whose addresses are told, too: who reads there may take it back. */
const confirmed = (
  before: Erasure,
  { hours, others }: { readonly hours: number; readonly others: readonly string[] },
  occasion: Occasion,
): ErasureDecision => {
  const dueAt = plusHours(occasion.now, hours);
  const erasure: Erasure = { ...before, status: "confirmed", dueAt };
  const { subject, reference } = erasure;
  const by = erasure.askedBy;
  const letters =
    subject === undefined || by === "restore"
      ? []
      : [subject.person, ...others].map((person) =>
          letter(
            erasureBegins,
            { to: { person }, about: aboutOf(erasure), facts: { reference, dueAt, by } },
            occasion,
          ),
        );
  return {
    erasure,
    entries: [record(ErasureConfirmed, { ...subjectOf(erasure), data: { by } }, occasion)],
    letters,
    setTimers: [dueTimer(erasure, dueAt, occasion)],
  };
};

/** Whoever has the letter confirms: the erasure begins after a day, until when it can be taken back. */
export const confirmErasure = (
  before: Erasure,
  others: readonly string[],
  occasion: Occasion,
): ErasureDecision | Unchanged | Refused<"over"> => {
  if (before.status === "confirmed" || before.status === "running") return UNCHANGED;
  if (before.status !== "asked") return refused("over");
  return confirmed({ ...before, version: before.version + 1 }, { hours: WAIT_HOURS, others }, occasion);
};

/** The team records that somebody asked by telephone or letter, or a restored table is to lose again who was erased. */
export const recordErasure = (
  subject: ErasedPerson,
  {
    reference,
    askedBy,
    hours = WAIT_HOURS,
    others = [],
  }: Pick<Erasure, "reference" | "askedBy"> & {
    readonly hours?: number;
    readonly others?: readonly string[];
  },
  occasion: Occasion,
): ErasureDecision => {
  const erasure: Erasure = {
    reference,
    subject,
    key: erasedKey(subject.person),
    status: "asked",
    askedAt: occasion.now,
    askedBy,
    ...(occasion.actor.id !== undefined && { by: occasion.actor.id }),
    version: 1,
  };
  return confirmed(erasure, { hours, others }, occasion);
};

/** Takes an erasure back that has not begun. What it names of the person goes with it. */
export const withdrawErasure = (
  before: Erasure,
  occasion: Occasion,
): ErasureDecision | Unchanged | Refused<"begun"> => {
  if (before.status === "withdrawn") return UNCHANGED;
  if (!mayBeWithdrawn(before, occasion.now)) return refused("begun");
  const { subject: _subject, ...rest } = before;
  return {
    erasure: { ...rest, status: "withdrawn", version: before.version + 1 },
    entries: [record(ErasureWithdrawn, { ...subjectOf(before), data: {} }, occasion)],
    cancelTimers:
      before.dueAt === undefined ? [] : [{ id: `erasure:${before.reference}`, due: before.dueAt }],
  };
};

/** An erasure begins, unless its person is of the team. From now on it is known which records are theirs: `merged` beside the one that it was asked for. */
export const startErasure = (
  before: Erasure,
  { isOfTeam, merged }: { readonly isOfTeam: boolean; readonly merged: readonly ErasedPerson[] },
): Erasure | Unchanged => {
  if (before.status !== "confirmed") return UNCHANGED;
  const version = before.version + 1;
  const withMerged =
    merged.length === 0
      ? {}
      : { merged: [...merged], mergedKeys: merged.map(({ person }) => erasedKey(person)) };
  if (!isOfTeam) return { ...before, ...withMerged, status: "running", version };
  const { subject: _subject, ...rest } = before;
  return { ...rest, status: "withdrawn", stopped: "of-team", version };
};

/** An erasure is done: what is left of it is the certificate. */
export const finishErasure = (
  before: Erasure,
  {
    records,
    stay,
    exports,
  }: { readonly records: number; readonly stay: number; readonly exports: NonNullable<Erasure["exports"]> },
  occasion: Occasion,
): { readonly erasure: Erasure; readonly entries: readonly Entry[] } | Unchanged => {
  if (before.status !== "running") return UNCHANGED;
  const { subject: _subject, merged: _merged, ...rest } = before;
  return {
    erasure: { ...rest, status: "finished", finishedAt: occasion.now, exports, version: before.version + 1 },
    entries: [record(ErasureFinished, { ...subjectOf(before), data: { records, stay } }, occasion)],
  };
};

import { type Refused, refused, UNCHANGED, type Unchanged } from "../../journal/answer.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import { type Letter, letter } from "../../letters/letter.ts";
import type { PlainDate } from "../../platform/clock.ts";
import { plusHours } from "../../platform/time.ts";
import type { IsHoliday } from "../../platform/working-days.ts";
import {
  AccessBegun,
  AccessExtended,
  AccessGathered,
  AccessOpened,
  AccessPacked,
  AccessReleased,
  AccessRequested,
} from "../entries.ts";
import { accessDue } from "./clock.ts";
import { accessExtended, copyReady } from "./letters.ts";
import { type AccessRequest, COPY_DAYS } from "./model.ts";

/** What is decided about a request. */
export interface AccessDecision {
  readonly request: AccessRequest;
  readonly entries: readonly Entry[];
  readonly letters?: readonly Letter[];
}

const aboutOf = ({ reference, person }: AccessRequest) => ({ subject: reference, person });

const changed = (before: AccessRequest, change: Partial<AccessRequest>): AccessRequest => ({
  ...before,
  ...change,
  version: before.version + 1,
});

/** A new request. By the link in a letter we know who asks; of others somebody says whether they do. */
export const requestCopy = (
  asked: Pick<AccessRequest, "reference" | "person" | "how" | "receivedOn"> & { readonly isKnown: boolean },
  occasion: Occasion,
): AccessDecision => {
  const { isKnown, ...rest } = asked;
  const request: AccessRequest = {
    ...rest,
    ...(isKnown && { identifiedOn: asked.receivedOn }),
    status: isKnown ? "gathering" : "identity",
    recordedAt: occasion.now,
    ...(occasion.actor.kind === "team" && { recordedBy: occasion.actor.id }),
    version: 1,
  };
  return {
    request,
    entries: [
      record(AccessRequested, { ...aboutOf(request), data: { how: asked.how } }, occasion),
      ...(isKnown ? [record(AccessBegun, { ...aboutOf(request), data: {} }, occasion)] : []),
    ],
  };
};

/** Somebody knows now that it was them: the month begins. */
export const identify = (
  before: AccessRequest,
  today: PlainDate,
  occasion: Occasion,
): AccessDecision | Unchanged => {
  if (before.status !== "identity") return UNCHANGED;
  const request = changed(before, { status: "gathering", identifiedOn: today });
  return { request, entries: [record(AccessBegun, { ...aboutOf(request), data: {} }, occasion)] };
};

const isOpen = ({ status }: AccessRequest): boolean => status !== "released" && status !== "closed";

/** Two months more for a complex request. They must be told within the first month, and why. */
export const extend = (
  before: AccessRequest,
  {
    why,
    today,
    isHoliday,
  }: { readonly why: string; readonly today: PlainDate; readonly isHoliday: IsHoliday },
  occasion: Occasion,
): AccessDecision | Refused<"too-late" | "answered"> => {
  if (!isOpen(before)) return refused("answered");
  const due = accessDue(before, isHoliday);
  if (before.extended !== undefined || due === undefined || due < today) return refused("too-late");
  const request = changed(before, { extended: { on: today, why, by: occasion.actor.id } });
  const facts = { reference: before.reference, why, dueOn: accessDue(request, isHoliday) ?? due };
  return {
    request,
    entries: [record(AccessExtended, { ...aboutOf(request), data: {} }, occasion)],
    letters: [
      letter(
        accessExtended,
        { to: { person: before.person }, about: `privacy-request:${before.reference}`, facts },
        occasion,
      ),
    ],
  };
};

/**
 * All is gathered. Where nothing may be about others, the copy is released by itself; not where it holds what was filed under another address of theirs, because that both are one
 * person is what the team says, and nobody proved it by a link.
 */
export const finishGathering = (
  before: AccessRequest,
  {
    counts,
    ofSeveral,
  }: {
    readonly counts: { readonly records: number; readonly toReview: number };
    readonly ofSeveral: boolean;
  },
  occasion: Occasion,
): AccessDecision | Unchanged => {
  if (before.status !== "gathering") return UNCHANGED;
  const request = changed(before, { status: "reviewing", gathered: { ...counts, at: occasion.now } });
  const entries = [record(AccessGathered, { ...aboutOf(request), data: counts }, occasion)];
  if (counts.toReview > 0 || ofSeveral) return { request, entries };
  return {
    request: { ...request, status: "packing", releasedAt: occasion.now },
    entries: [...entries, record(AccessReleased, { ...aboutOf(request), data: {} }, occasion)],
  };
};

/** Releases a copy once every passage was looked at. */
export const release = (
  before: AccessRequest,
  left: number,
  occasion: Occasion,
): AccessDecision | Unchanged | Refused<"to-review"> => {
  if (before.status !== "reviewing") return UNCHANGED;
  if (left > 0) return refused("to-review");
  const request = changed(before, {
    status: "packing",
    releasedAt: occasion.now,
    releasedBy: occasion.actor.id,
  });
  return { request, entries: [record(AccessReleased, { ...aboutOf(request), data: {} }, occasion)] };
};

/** The copy is packed: its person gets the link to it, which works as long as the copy is there. */
export const finishPacking = (
  before: AccessRequest,
  bytes: number,
  occasion: Occasion,
): AccessDecision | Unchanged => {
  if (before.status !== "packing") return UNCHANGED;
  const until = plusHours(occasion.now, COPY_DAYS * 24);
  const request = changed(before, { status: "released", packed: { at: occasion.now, bytes, until } });
  const { reference, person } = request;
  const sent = { to: { person }, about: `privacy-request:${reference}`, usefulUntil: until };
  return {
    request,
    entries: [record(AccessPacked, { ...aboutOf(request), data: { bytes } }, occasion)],
    letters: [letter(copyReady, { ...sent, facts: { reference, until } }, occasion)],
  };
};

/** Whoever has the letter is given the copy. */
export const open = (before: AccessRequest, occasion: Occasion): AccessDecision | Refused<"not-there"> => {
  if (before.status !== "released" || (before.packed?.until ?? "") <= occasion.now)
    return refused("not-there");
  const request = changed(before, { openedAt: before.openedAt ?? occasion.now });
  return { request, entries: [record(AccessOpened, { ...aboutOf(request), data: {} }, occasion)] };
};

import type { Refused } from "../../journal/answer.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import type { Timer } from "../../timers/timer.ts";
import { mergeTexts, type SeenVersions, type Texts } from "../../written-together/merge.ts";
import { type Application, unfinishedSections } from "../application.ts";
import { type Call, callState } from "../calls/model.ts";
import { ApplicationStarted, ApplicationSubmitted, ApplicationWithdrawn } from "../entries.ts";
import { fileTimers } from "./decide-files.ts";
import { type ApplicationAnswer, type ApplicationDecision, about, changed } from "./decision.ts";
import type { StartForm } from "./input.ts";
import { hasAllAnswers, type SectionName } from "./sections.ts";

/** Why a call takes no drafts and no submissions. */
export type CallClosed = "not-open-yet" | "closed";

/** Why a draft is not started. */
export type StartRefusal = CallClosed | "not-eligible";

/** Why a section is not saved. */
export type SectionRefusal = "not-a-draft" | "saved-meanwhile";

/** Why a draft is not submitted. */
export type SubmitRefusal = CallClosed | "not-a-draft" | "unfinished";

/** Why an application that was withdrawn is not submitted again. */
export type UndoWithdrawalRefusal = CallClosed | "not-withdrawn";

/** Why a draft is not carried to another call. */
export type CarryRefusal = CallClosed | "already-carried" | "not-a-draft" | "not-eligible";

const closedTo = (call: Call, occasion: Occasion): CallClosed | null => {
  const state = callState(call, occasion.now);
  if (state === "open") return null;
  return state === "closed" ? "closed" : "not-open-yet";
};

/** Starts a draft. Refused when the call is not open, or the kind of organisation is not one that can apply to it. */
export const startApplication = (
  call: Call,
  form: StartForm,
  who: { readonly person: string; readonly reference: string },
  occasion: Occasion,
): ApplicationDecision | Refused<StartRefusal> => {
  const closed = closedTo(call, occasion);
  if (closed !== null) return { refusal: closed };
  if (!call.segments.includes(form.segment)) return { refusal: "not-eligible" };
  const { name, organisation, organisationCode, segment } = form;
  const application: Application = {
    reference: who.reference,
    call: call.reference,
    person: who.person,
    name,
    organisation,
    organisationCode,
    segment,
    status: "draft",
    sections: {},
    files: [],
    consentedAt: occasion.now,
    startedAt: occasion.now,
    version: 1,
  };
  return { application, entries: [started(application, occasion)] };
};

const started = (application: Application, occasion: Occasion): Entry =>
  record(ApplicationStarted, { ...about(application), data: { call: application.call } }, occasion);

/** What somebody wrote in a section, and the versions of it that they saw. */
export interface SectionWriting {
  readonly name: SectionName;
  readonly answers: Texts;
  readonly done: boolean;
  readonly seen: SeenVersions;
}

/** A section as text written together: its answers, and whether its writer says that it is done (`finished`). */
export const sectionTexts = (application: Pick<Application, "sections">, name: SectionName): Texts => {
  const written = application.sections[name];
  return written === undefined ? {} : { ...written.answers, finished: written.done ? "yes" : "no" };
};

/**
 * Saves a section of a draft: what others saved meanwhile stays wherever this writer changed nothing. Refused when both changed the same answer,
 * or when the section is said to be done and is not. Saving is not refused after the closing, so that what is being typed at that moment is
 * kept for the next call.
 */
export const saveSection = (
  application: Application,
  { name, answers, done, seen }: SectionWriting,
  occasion: Occasion,
): ApplicationAnswer<SectionRefusal> => {
  if (application.status !== "draft") return { refusal: "not-a-draft" };
  const texts = { ...answers, finished: done ? "yes" : "no" };
  const merge = mergeTexts(sectionTexts(application, name), { texts, seen });
  if (merge.conflicts.some(({ field }) => field !== "finished")) return { refusal: "saved-meanwhile" };
  if (!merge.changed) return { unchanged: true };
  const { finished, ...merged } = merge.texts;
  if (finished === "yes" && !hasAllAnswers(name, merged)) return { refusal: "saved-meanwhile" };
  const version = (application.sections[name]?.version ?? 0) + 1;
  const written = { answers: merged, done: finished === "yes", savedAt: occasion.now, version };
  return {
    application: changed(application, { sections: { ...application.sections, [name]: written } }),
    entries: [],
  };
};

/** Submits a draft. Refused when the call is not open or a section is not done. */
export const submitApplication = (
  application: Application,
  call: Call,
  occasion: Occasion,
): ApplicationAnswer<SubmitRefusal> => {
  if (application.status === "submitted") return { unchanged: true };
  if (application.status !== "draft") return { refusal: "not-a-draft" };
  const closed = closedTo(call, occasion);
  if (closed !== null) return { refusal: closed };
  if (unfinishedSections(application).length > 0) return { refusal: "unfinished" };
  const submitted = changed(application, { status: "submitted", submittedAt: occasion.now });
  const data = { call: application.call, again: false };
  return {
    application: submitted,
    entries: [record(ApplicationSubmitted, { ...about(application), data }, occasion)],
  };
};

/** Withdraws an application, at any time before it is decided. */
export const withdrawApplication = (
  application: Application,
  call: Call,
  occasion: Occasion,
): ApplicationAnswer<"not-submitted"> => {
  if (application.status === "withdrawn") return { unchanged: true };
  if (application.status !== "submitted") return { refusal: "not-submitted" };
  const withdrawn = changed(application, { status: "withdrawn", withdrawnAt: occasion.now });
  const data = { call: application.call };
  return {
    application: withdrawn,
    entries: [record(ApplicationWithdrawn, { ...about(application), data }, occasion)],
    setTimers: fileTimers(withdrawn, call, occasion),
  };
};

/** Submits an application again that was withdrawn, until its call closes. */
export const undoWithdrawal = (
  application: Application,
  call: Call,
  occasion: Occasion,
): ApplicationAnswer<UndoWithdrawalRefusal> => {
  if (application.status === "submitted") return { unchanged: true };
  if (application.status !== "withdrawn") return { refusal: "not-withdrawn" };
  const closed = closedTo(call, occasion);
  if (closed !== null) return { refusal: closed };
  const { withdrawnAt: _withdrawnAt, ...rest } = application;
  const data = { call: application.call, again: true };
  return {
    application: changed({ ...rest }, { status: "submitted" }),
    entries: [record(ApplicationSubmitted, { ...about(application), data }, occasion)],
  };
};

/** The draft that was left and the one that continues it. */
export interface CarriedDraft {
  readonly left: Application;
  readonly application: Application;
  readonly entries: readonly Entry[];
  readonly setTimers: readonly Timer[];
}

/** Carries a draft that missed its closing to another call that is open. What was written goes along; both know of each other. */
export const carryDraft = (
  application: Application,
  to: Call,
  reference: string,
  occasion: Occasion,
): CarriedDraft | Refused<CarryRefusal> => {
  if (application.carriedTo !== undefined) return { refusal: "already-carried" };
  if (application.status !== "draft" || application.call === to.reference) return { refusal: "not-a-draft" };
  const closed = closedTo(to, occasion);
  if (closed !== null) return { refusal: closed };
  if (!to.segments.includes(application.segment)) return { refusal: "not-eligible" };
  const carried: Application = {
    ...application,
    reference,
    call: to.reference,
    startedAt: occasion.now,
    carriedFrom: application.reference,
    version: 1,
  };
  return {
    left: changed(application, { carriedTo: reference }),
    application: carried,
    entries: [started(carried, occasion)],
    setTimers: fileTimers(carried, to, occasion),
  };
};

import type { Saving } from "../journal/change.ts";
import type { Overtaken, Write } from "../journal/commit.ts";
import type { Letter } from "../letters/letter.ts";
import { discarded } from "../letters/outbox.ts";
import { countWaiting } from "../letters/outbox-count.ts";
import type { Application } from "./application.ts";
import type { Assessing, AssessmentDecision } from "./assessment/decide.ts";
import type { CallDecision } from "./calls/decide.ts";
import type { Call } from "./calls/model.ts";
import type { GateDecision } from "./gate/decide.ts";
import { applicationItem, assessmentItem, assessmentKey, callItem } from "./store.ts";
import type { CarriedDraft } from "./submission/decide.ts";
import type { ApplicationDecision } from "./submission/decision.ts";

const isNew = { expression: "attribute_not_exists(pk)" };

/** The optimistic lock of a record: that it still has the version that was read. */
const still = (record: "call" | "application" | "assessment", version: number) => ({
  expression: "#record.#version = :version",
  names: { "#record": record, "#version": "version" },
  values: { ":version": version },
});

const putCall = (before: Call, call: Call): Write<Overtaken> => ({
  put: callItem(call),
  when: still("call", before.version),
  otherwise: "overtaken",
});

const putNewApplication = (application: Application): Write<Overtaken> => ({
  put: applicationItem(application),
  when: isNew,
  otherwise: "overtaken",
});

const putApplication = (before: Application, application: Application): Write<Overtaken> => ({
  put: applicationItem(application),
  when: still("application", before.version),
  otherwise: "overtaken",
});

/** The write that gives an application the code of its organisation, or takes it away (`code` undefined), if nobody changed it since. */
export const codePut = (
  { organisationCode: _before, ...before }: Application,
  code: string | undefined,
): Write<Overtaken> =>
  putApplication(before, {
    ...before,
    ...(code === undefined ? {} : { organisationCode: code }),
    version: before.version + 1,
  });

/** A new call. Its reference must not be in use. */
export const saveNewCall = ({ call, entries }: CallDecision): Saving<Overtaken> => ({
  result: { reference: call.reference },
  writes: [{ put: callItem(call), when: isNew, otherwise: "overtaken" }],
  entries,
});

/** A change of a call, provided that nobody else changed it since it was read. */
export const saveCall = (
  before: Call,
  { call, entries, setTimers, cancelTimers }: CallDecision,
): Saving<Overtaken> => ({ writes: [putCall(before, call)], entries, setTimers, cancelTimers });

/** A new draft, with the writes that make its applicant known and those that count the request. Its reference must not be in use. */
export const saveNewApplication = <Refusal extends string>(
  { application, entries }: ApplicationDecision,
  writes: readonly Write<Refusal | Overtaken>[],
): Saving<Refusal | Overtaken> => ({
  result: { reference: application.reference },
  writes: [putNewApplication(application), ...writes],
  entries,
});

/** A change of an application, provided that nobody else changed it since it was read. */
export const saveApplication = (
  before: Application,
  { application, entries, setTimers }: ApplicationDecision,
  letters: readonly Letter[] = [],
): Saving<Overtaken> => ({ writes: [putApplication(before, application)], entries, letters, setTimers });

/** A draft that was carried to another call, and the one that was left. */
export const saveCarried = (
  before: Application,
  { left, application, entries, setTimers }: CarriedDraft,
): Saving<Overtaken> => ({
  result: { reference: application.reference },
  writes: [putNewApplication(application), putApplication(before, left)],
  entries,
  setTimers,
});

/** A decision that was undone, and its letter discarded. Refused when somebody has approved the letter. */
export const saveUndone = (
  before: Application,
  { application, entries }: GateDecision,
  why: Parameters<typeof discarded>[1],
): Saving<Overtaken | "already-answered"> => {
  const letter = before.decision?.letter;
  return {
    writes: [
      putApplication(before, application),
      ...(letter === undefined ? [] : [discarded(letter, why, "already-answered"), ...countWaiting(-1)]),
    ],
    entries,
  };
};

const assessmentWrite = ({ before, assessment }: AssessmentDecision): Write<Overtaken>[] => {
  const lock =
    before === undefined
      ? { when: isNew, otherwise: "overtaken" as const }
      : { when: still("assessment", before.version), otherwise: "overtaken" as const };
  if (assessment !== null) return [{ put: assessmentItem(assessment), ...lock }];
  return before === undefined ? [] : [{ delete: assessmentKey(before), ...lock }];
};

/** A new, changed or deleted assessment, provided that nobody else changed it since it was read. */
export const saveAssessment = (
  { call }: Pick<Assessing, "call">,
  decision: AssessmentDecision,
  letters: readonly Letter[] = [],
): Saving<Overtaken> => ({
  writes: [
    ...assessmentWrite(decision),
    ...(decision.firstScore === undefined ? [] : [putCall(call, decision.firstScore)]),
  ],
  entries: decision.entries,
  letters,
});

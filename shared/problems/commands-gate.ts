import { type CommitNeeds, wasCommitted } from "../journal/commit.ts";
import type { Occasion } from "../journal/entry.ts";
import { waitingLetter } from "../letters/letter.ts";
import { discarded } from "../letters/outbox.ts";
import type { Call } from "./call.ts";
import type { Given } from "./commands-calls.ts";
import type { Assessing } from "./decide-assessment.ts";
import * as decide from "./decide-gate.ts";
import type { GateForm } from "./input-gate.ts";
import type { Decision } from "./outcome.ts";
import { draftOutcome, problemOutcome } from "./outcome-letter.ts";
import type { Problem } from "./problem.ts";
import { listProblems, putProblem, readProblem, saveChange } from "./store.ts";

const MOST_TRIES = 4;

/** What became of a command at the gate. */
export type GateChange =
  | { readonly done: true }
  | { readonly refusal: decide.GateRefusal | "unknown" | "changed" };

const outcomeLetter = (call: Call, problem: Problem, decision: Decision, occasion: Occasion) =>
  waitingLetter(
    problemOutcome,
    {
      to: { person: problem.person },
      about: `problem:${problem.reference}`,
      facts: draftOutcome(call, problem, decision),
    },
    occasion,
  );

/** Decides about a problem, and drafts the letter that tells its applicant. One transaction; what was read is given. */
export const decideProblem = async (
  needs: CommitNeeds,
  given: Assessing,
  { person, form }: { readonly person: string; readonly form: GateForm },
  { occasion, once }: Given,
): Promise<GateChange> => {
  const preview: Decision = { ...form, decidedBy: person, decidedAt: occasion.now };
  const letter = outcomeLetter(given.call, given.problem, preview, occasion);
  const decision = decide.decideProblem(given, form, { person, letter: letter.id }, occasion);
  // The same button pressed twice: it is as asked.
  if ("refusal" in decision) return (await wasCommitted(needs.table, once)) ? { done: true } : decision;
  const saved = await saveChange<"changed">(needs, {
    once,
    writes: [putProblem(given.problem, decision.problem)],
    entries: decision.entries,
    letters: [letter],
  });
  return saved.outcome === "refused" ? saved : { done: true };
};

/** Takes back a decision, and the letter with it. Refused once somebody has approved the letter. One transaction; what was read is given. */
export const undoDecision = async (
  needs: CommitNeeds,
  { problem }: Pick<Assessing, "problem">,
  { occasion, once }: Given,
): Promise<GateChange> => {
  const answer = decide.undoDecision(problem, occasion);
  if ("refusal" in answer) return (await wasCommitted(needs.table, once)) ? { done: true } : answer;
  const letter = problem.decision?.letter;
  const why = { reason: "The decision was undone.", by: occasion.actor.id, now: occasion.now };
  const saved = await saveChange<"changed" | "already-answered">(needs, {
    once,
    writes: [
      putProblem(problem, answer.problem),
      ...(letter === undefined ? [] : [discarded(letter, why, "already-answered")]),
    ],
    entries: answer.entries,
  });
  return saved.outcome === "refused" ? saved : { done: true };
};

/** Drafts a letter for every decided problem of a call that has none, each in a transaction of its own. Gives how many were drafted. */
export const draftMissingLetters = async (
  needs: CommitNeeds,
  call: Call,
  { occasion, once }: Given,
): Promise<number> => {
  let drafted = 0;
  for (const { problem } of await listProblems(needs.table, call.reference)) {
    if (problem.decision === undefined || problem.decision.letter !== undefined) continue;
    const letter = outcomeLetter(call, problem, problem.decision, occasion);
    const changed = decide.changeLetter(problem, { from: undefined, to: letter.id });
    if (changed === null) continue;
    const saved = await saveChange<"changed">(needs, {
      once: `${once}:${problem.reference}`,
      writes: [putProblem(problem, changed)],
      letters: [letter],
    });
    if (saved.outcome === "committed") drafted += 1;
  }
  return drafted;
};

/** Does to a problem what its letter's fate asks for, again when it changed in between. Throws when it keeps changing. */
const settle = async (
  needs: CommitNeeds,
  reference: string,
  once: string,
  answerOn: (problem: Problem) => decide.GateDecision | null,
): Promise<void> => {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const problem = await readProblem(needs.table, reference);
    const answer = problem === undefined ? null : answerOn(problem);
    if (problem === undefined || answer === null) return;
    const saved = await saveChange<"changed">(needs, {
      once,
      writes: [putProblem(problem, answer.problem)],
      entries: answer.entries,
    });
    if (saved.outcome !== "refused") return;
  }
  throw new Error(`The problem ${reference} kept changing.`);
};

/** Notes that the letter of a decision was approved. */
export const noteApproved = (
  needs: CommitNeeds,
  { problem, letter }: { readonly problem: string; readonly letter: string },
  { occasion, once }: Given,
): Promise<void> => settle(needs, problem, once, (found) => decide.answerProblem(found, letter, occasion));

/** Notes that the letter of a decision was discarded: another has to be drafted. */
export const noteDiscarded = (
  needs: CommitNeeds,
  { problem, letter }: { readonly problem: string; readonly letter: string },
  { once }: Pick<Given, "once">,
): Promise<void> =>
  settle(needs, problem, once, (found) => {
    const changed = decide.changeLetter(found, { from: letter, to: undefined });
    return changed === null ? null : { problem: changed, entries: [] };
  });

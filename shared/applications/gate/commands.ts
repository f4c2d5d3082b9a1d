import { UNCHANGED } from "../../journal/answer.ts";
import { type Changed, type Command, changeStored, type Saving } from "../../journal/change.ts";
import type { CommitNeeds, Overtaken, Write } from "../../journal/commit.ts";
import type { Occasion } from "../../journal/entry.ts";
import { waitingLetter } from "../../letters/letter.ts";
import { countWaiting } from "../../letters/outbox-count.ts";
import type { Application } from "../application.ts";
import type { Assessing } from "../assessment/decide.ts";
import type { Call } from "../calls/model.ts";
import { saveApplication, saveUndone } from "../save.ts";
import { listApplications, readApplication, readAssessing, readCall } from "../store.ts";
import * as decide from "./decide.ts";
import type { GateForm } from "./input.ts";
import type { Decision } from "./model.ts";
import { applicationOutcome, draftOutcome } from "./outcome-letter.ts";

const outcomeLetter = (call: Call, application: Application, decision: Decision, occasion: Occasion) =>
  waitingLetter(
    applicationOutcome,
    {
      to: { person: application.person },
      about: `application:${application.reference}`,
      facts: draftOutcome(call, application, decision),
    },
    occasion,
  );

/** Who decides what on an application. `found` is the application as the page read it for its form, so that it is read once; `checks` must hold besides. */
export interface Deciding<OfChecks extends string = never> {
  readonly checks?: readonly Write<OfChecks>[];
  readonly found: Assessing;
  readonly person: string;
  readonly form: GateForm;
}

/** Decides on an application, and drafts the letter that tells its applicant. One transaction. */
export const decideApplication = <OfChecks extends string = never>(
  needs: CommitNeeds,
  { found, person, form, checks = [] }: Deciding<OfChecks>,
  command: Command,
): Promise<Changed<Exclude<decide.DecideRefusal | OfChecks, Overtaken> | "in-the-past" | "unknown">> => {
  const { occasion } = command;
  return changeStored(needs, command, {
    read: async (attempt) =>
      attempt === 1 ? found : readAssessing(needs.table, found.application.reference),
    decide: (assessing) => {
      const preview: Decision = { ...form, decidedBy: person, decidedAt: occasion.now };
      const letter = outcomeLetter(assessing.call, assessing.application, preview, occasion);
      const who = { person, letter: letter.id };
      const decision = decide.decideApplication(assessing, form, who, occasion);
      return "refusal" in decision ? decision : { decision, letters: [letter] };
    },
    save: ({ application }, { decision, letters }): Saving<OfChecks | Overtaken> => {
      const saving = saveApplication(application, decision, letters);
      return { ...saving, writes: [...(saving.writes ?? []), ...countWaiting(letters.length), ...checks] };
    },
  });
};

/** Undoes a decision, and discards its letter. Refused once somebody has approved the letter. One read and one transaction. */
export const undoDecision = (
  needs: CommitNeeds,
  reference: string,
  command: Command,
): Promise<Changed<decide.UndoRefusal | "unknown">> => {
  const { occasion } = command;
  return changeStored(needs, command, {
    read: () => readApplication(needs.table, reference),
    decide: (application) => decide.undoDecision(application, occasion),
    save: (application, decision) => {
      const why = { reason: "The decision was undone.", by: occasion.actor.id, now: occasion.now };
      return saveUndone(application, decision, why);
    },
  });
};

const draftLetter = (
  needs: CommitNeeds,
  { call, reference }: { readonly call: Call; readonly reference: string },
  command: Command,
) =>
  changeStored(needs, command, {
    read: () => readApplication(needs.table, reference),
    decide: (application) => {
      if (application.decision === undefined) return UNCHANGED;
      const letter = outcomeLetter(call, application, application.decision, command.occasion);
      const changed = decide.changeLetter(application, { from: undefined, to: letter.id });
      return changed === null
        ? UNCHANGED
        : { decision: { application: changed, entries: [] }, letters: [letter] };
    },
    save: (application, { decision, letters }) => {
      const saving = saveApplication(application, decision, letters);
      return { ...saving, writes: [...(saving.writes ?? []), ...countWaiting(letters.length)] };
    },
  });

/** Drafts a letter for every decided application of a call that has none, each in a transaction of its own; tells how many. */
export const draftMissingLetters = async (
  needs: CommitNeeds,
  reference: string,
  command: Command,
): Promise<Changed<"unknown", { readonly drafted: number }>> => {
  const call = await readCall(needs.table, reference);
  if (call === undefined) return { refusal: "unknown" };
  let drafted = 0;
  for (const { application } of await listApplications(needs.table, reference)) {
    if (application.decision === undefined || application.decision.letter !== undefined) continue;
    const once = `${command.once}:${application.reference}`;
    const made = await draftLetter(needs, { call, reference: application.reference }, { ...command, once });
    if ("done" in made) drafted += 1;
  }
  return { done: { drafted } };
};

/** An application, and the letter that tells its decision. */
export interface OutcomeLetter {
  readonly application: string;
  readonly letter: string;
}

/** Notes what became of the letter of a decision; there is nothing to note when the application is gone or has another letter. */
const noteLetter = (
  needs: CommitNeeds,
  reference: string,
  command: Pick<Command, "once">,
  decideOn: (application: Application) => decide.GateDecision | null,
): Promise<Changed> =>
  changeStored(needs, command, {
    read: async () => ({ application: await readApplication(needs.table, reference) }),
    decide: ({ application }) => {
      const decision = application === undefined ? null : decideOn(application);
      return application === undefined || decision === null ? UNCHANGED : { before: application, decision };
    },
    save: (_found, { before, decision }) => saveApplication(before, decision),
  });

/** Notes that the letter of a decision was approved. */
export const noteApproved = (
  needs: CommitNeeds,
  { application, letter }: OutcomeLetter,
  command: Command,
): Promise<Changed> =>
  noteLetter(needs, application, command, (found) =>
    decide.answerApplication(found, letter, command.occasion),
  );

/** Notes that the letter of a decision was discarded: another has to be drafted. */
export const noteDiscarded = (
  needs: CommitNeeds,
  { application, letter }: OutcomeLetter,
  command: Command,
): Promise<Changed> =>
  noteLetter(needs, application, command, (found) => {
    const changed = decide.changeLetter(found, { from: letter, to: undefined });
    return changed === null ? null : { application: changed, entries: [] };
  });

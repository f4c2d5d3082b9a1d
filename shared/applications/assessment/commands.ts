import { refused } from "../../journal/answer.ts";
import { type Changed, type Command, changeStored, type Saving } from "../../journal/change.ts";
import type { CommitNeeds, Overtaken, Write } from "../../journal/commit.ts";
import type { Occasion } from "../../journal/entry.ts";
import { type Letter, letter } from "../../letters/letter.ts";
import { applicationToAssess } from "../letters.ts";
import { saveAssessment } from "../save.ts";
import { readAssessing } from "../store.ts";
import * as decide from "./decide.ts";
import type { Score } from "./model.ts";

/** Which application, and whose assessment of it. */
export interface AssessmentName {
  readonly application: string;
  readonly assessor: string;
}

/** Reads an application with its call and assessments, decides about one of them and saves it. One query, one read and one transaction. */
const changeAssessment = <Refusal extends string>(
  needs: CommitNeeds,
  application: string,
  command: Pick<Command, "once">,
  decideOn: (assessing: decide.Assessing) => decide.AssessmentAnswer<Refusal>,
) =>
  changeStored(needs, command, {
    read: () => readAssessing(needs.table, application),
    decide: decideOn,
    save: (assessing, decision) => saveAssessment(assessing, decision),
  });

/** The letter to somebody who is to score an application; none to whoever took it on themselves. */
const lettersTo = (
  { assessor, application }: AssessmentName,
  callTitle: string,
  occasion: Occasion,
): readonly Letter[] => {
  if (assessor === occasion.actor.id) return [];
  const facts = { application, callTitle };
  const to = { person: assessor };
  return [letter(applicationToAssess, { to, about: `application:${application}`, facts }, occasion)];
};

/** Who is asked to score which application; `checks` must hold besides. */
interface Asking<OfChecks extends string> extends AssessmentName {
  readonly checks?: readonly Write<OfChecks>[];
}

const askFor = <OfChecks extends string, Refusal extends string>(
  needs: CommitNeeds,
  { checks = [], ...named }: Asking<OfChecks>,
  command: Command,
  decideOn: (assessing: decide.Assessing) => decide.AssessmentAnswer<Refusal>,
) =>
  changeStored(needs, command, {
    read: () => readAssessing(needs.table, named.application),
    decide: decideOn,
    save: (assessing, decision): Saving<OfChecks | Overtaken> => {
      const letters = lettersTo(named, assessing.call.title, command.occasion);
      const saving = saveAssessment(assessing, decision, letters);
      return { ...saving, writes: [...(saving.writes ?? []), ...checks] };
    },
  });

/** Asks somebody to score an application and, unless they took it on themselves, writes to them. */
export const assignAssessor = <OfChecks extends string = never>(
  needs: CommitNeeds,
  asking: Asking<OfChecks>,
  command: Command,
): Promise<Changed<Exclude<decide.AssignRefusal | OfChecks, Overtaken> | "unknown">> =>
  askFor(needs, asking, command, (assessing) => decide.assign(assessing, asking.assessor, command.occasion));

/** The same, refused where this person was asked before: what asks for several at once counts those that it asked for, and releases no others. */
export const assignNewAssessor = <OfChecks extends string = never>(
  needs: CommitNeeds,
  asking: Asking<OfChecks>,
  command: Command,
): Promise<Changed<Exclude<decide.AssignRefusal | "asked-already" | OfChecks, Overtaken> | "unknown">> =>
  askFor(needs, asking, command, (assessing) =>
    assessing.assessments.some(({ assessor }) => assessor === asking.assessor)
      ? refused("asked-already")
      : decide.assign(assessing, asking.assessor, command.occasion),
  );

/** Releases somebody from an application that they have not scored. */
export const releaseAssessor = (
  needs: CommitNeeds,
  { application, assessor }: AssessmentName,
  command: Command,
): Promise<Changed<decide.ReleaseRefusal | "unknown">> =>
  changeAssessment(needs, application, command, (assessing) =>
    decide.release(assessing, assessor, command.occasion),
  );

/** Declares an assessor's interest in an application. */
export const declareConflict = (
  needs: CommitNeeds,
  { application, assessor, what }: AssessmentName & { readonly what: string },
  command: Command,
): Promise<Changed<decide.ConflictRefusal | "unknown">> =>
  changeAssessment(needs, application, command, (assessing) =>
    decide.declareConflict(assessing, assessor, what, command.occasion),
  );

/** Gives or changes an assessor's scores. `found` is the application as the page read it for its form, so that it is read once. */
export const giveScores = (
  needs: CommitNeeds,
  scoring: {
    readonly found: decide.Assessing;
    readonly assessor: string;
    readonly scores: readonly Score[];
  },
  command: Command,
): Promise<Changed<decide.ScoreRefusal | "criteria-changed" | "unknown">> =>
  changeStored(needs, command, {
    read: async (attempt) =>
      attempt === 1 ? scoring.found : readAssessing(needs.table, scoring.found.application.reference),
    decide: (assessing) => decide.giveScores(assessing, scoring.assessor, scoring.scores, command.occasion),
    save: (assessing, decision) => saveAssessment(assessing, decision),
  });

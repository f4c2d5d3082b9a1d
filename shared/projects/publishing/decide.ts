import { type Refused, UNCHANGED, type Unchanged } from "../../journal/answer.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import { ownValue } from "../../platform/keys.ts";
import { publishingCheck } from "./checks.ts";
import { ProjectGateLost, ProjectGatePassed, ProjectPublishingAnswered } from "./entries.ts";
import { type Checked, isReadyToPublish, type Publishing, type PublishingAnswer } from "./model.ts";

/** What somebody answers to a question of the gate. */
export interface AnswerGiven {
  readonly check: string;
  readonly answer: PublishingAnswer;
  readonly evidence: string;
  /** When the answer was given that the writer had before them; undefined when there was none. */
  readonly before: string | undefined;
}

/** What the answers become. */
export interface PublishingDecision {
  readonly publishing: Publishing;
  readonly entries: readonly Entry[];
}

/** Why an answer is not kept. */
export type PublishingRefusal = "no-such-check" | "answered-meanwhile";

const turnOf = (before: boolean, after: boolean, subject: string, occasion: Occasion): readonly Entry[] => {
  if (before === after) return [];
  return [record(after ? ProjectGatePassed : ProjectGateLost, { subject, data: {} }, occasion)];
};

/** Answers one question of a project's publishing gate, or changes its answer. Says whether the gate is passed by it, or is no longer. */
export const answerCheck = (
  project: string,
  publishing: Publishing | undefined,
  given: AnswerGiven,
  occasion: Occasion,
): PublishingDecision | Refused<PublishingRefusal> | Unchanged => {
  const { check, answer, evidence } = given;
  if (publishingCheck(check) === undefined) return { refusal: "no-such-check" };
  const kept = ownValue(publishing?.checks, check);
  if (kept?.answer === answer && kept.evidence === evidence) return UNCHANGED;
  if (kept?.at !== given.before) return { refusal: "answered-meanwhile" };
  const checked: Checked = { answer, evidence, at: occasion.now, by: occasion.actor.id };
  const changed: Publishing = {
    checks: { ...publishing?.checks, [check]: checked },
    version: (publishing?.version ?? 0) + 1,
  };
  const answered = record(ProjectPublishingAnswered, { subject: project, data: { check, answer } }, occasion);
  const turn = turnOf(isReadyToPublish(publishing), isReadyToPublish(changed), project, occasion);
  return { publishing: changed, entries: [answered, ...turn] };
};

/** What several answers become: those that change something, or a refusal that names every question that somebody else answered meanwhile. */
export const answerChecks = (
  project: string,
  publishing: Publishing | undefined,
  given: readonly AnswerGiven[],
  occasion: Occasion,
): PublishingDecision | Refused<PublishingRefusal> | Unchanged => {
  const overtaken: string[] = [];
  let changed: Publishing | undefined = publishing;
  const entries: Entry[] = [];
  for (const one of given) {
    const decided = answerCheck(project, changed, one, occasion);
    if ("unchanged" in decided) continue;
    if ("publishing" in decided) {
      changed = decided.publishing;
      entries.push(...decided.entries);
    } else if (decided.refusal === "answered-meanwhile") overtaken.push(one.check);
    else return decided;
  }
  if (overtaken.length > 0) return { refusal: "answered-meanwhile", about: overtaken.join(",") };
  if (changed === undefined || entries.length === 0) return UNCHANGED;
  // Whether the gate is passed is told of all answers together, and not of one on the way.
  const turn = turnOf(isReadyToPublish(publishing), isReadyToPublish(changed), project, occasion);
  const answered = entries.filter(({ name }) => name === ProjectPublishingAnswered.name);
  return {
    publishing: { ...changed, version: (publishing?.version ?? 0) + 1 },
    entries: [...answered, ...turn],
  };
};

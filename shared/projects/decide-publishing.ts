import { type Entry, type Occasion, record } from "../journal/entry.ts";
import { ProjectGateLost, ProjectGatePassed, ProjectPublishingAnswered } from "./entries-publishing.ts";
import { type Checked, isReadyToPublish, type Publishing, type PublishingAnswer } from "./publishing.ts";
import { publishingCheck } from "./publishing-checks.ts";

/** What somebody answers to a question of the gate. */
export interface AnswerGiven {
  readonly check: string;
  readonly answer: PublishingAnswer;
  readonly evidence: string;
  /** When the answer was given that the writer had before them; undefined when there was none. */
  readonly before: string | undefined;
}

/** What the answers become, a refusal, or nothing to do because all is as asked. */
export type PublishingDecision =
  | { readonly publishing: Publishing; readonly entries: readonly Entry[] }
  | { readonly refusal: "no-such-check" | "answered-meanwhile" }
  | { readonly unchanged: true };

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
): PublishingDecision => {
  const { check, answer, evidence } = given;
  if (publishingCheck(check) === undefined) return { refusal: "no-such-check" };
  const kept = publishing?.checks[check];
  if (kept?.answer === answer && kept.evidence === evidence) return { unchanged: true };
  if (kept?.at !== given.before) return { refusal: "answered-meanwhile" };
  const by = occasion.actor.id;
  const checked: Checked = { answer, evidence, at: occasion.now, ...(by === undefined ? {} : { by }) };
  const changed: Publishing = {
    checks: { ...publishing?.checks, [check]: checked },
    version: (publishing?.version ?? 0) + 1,
  };
  const answered = record(ProjectPublishingAnswered, { subject: project, data: { check, answer } }, occasion);
  const turn = turnOf(isReadyToPublish(publishing), isReadyToPublish(changed), project, occasion);
  return { publishing: changed, entries: [answered, ...turn] };
};

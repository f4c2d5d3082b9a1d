import type { CommitNeeds, Write } from "../journal/commit.ts";
import type { Occasion } from "../journal/entry.ts";
import { addressKey, introduce } from "../people/store.ts";
import { readItems } from "../platform/dynamo.ts";
import { newReference, type RandomBytes } from "../platform/references.ts";
import { isLimit, type LimitRefusal } from "../protection/limits.ts";
import type { Call } from "./call.ts";
import type { Given } from "./commands-calls.ts";
import * as decideFiles from "./decide-files.ts";
import * as decide from "./decide-submission.ts";
import type { DraftNames } from "./draft-link.ts";
import type { StartForm } from "./input-submission.ts";
import type { Problem } from "./problem.ts";
import { putNewProblem, putProblem, readProblemAndCall, saveChange } from "./store.ts";

const MOST_TRIES = 4;

/** What beginning a problem needs from the outside. */
export type StartNeeds = CommitNeeds & { readonly randomBytes: RandomBytes };

/** What became of beginning a draft. */
export type Started =
  | { readonly reference: string }
  | { readonly refusal: decide.SubmissionRefusal | LimitRefusal };

/** Begins a draft for a call and gives its reference, unless one of the `counts` refuses it; the same request again gives the same one. One read and one transaction. */
export const startProblem = async (
  needs: StartNeeds,
  call: Call,
  form: StartForm,
  { occasion, once }: Given,
  counts: readonly Write<LimitRefusal>[] = [],
): Promise<Started> => {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const [address] = await readItems(needs.table, [addressKey(form.email)]);
    const { name, email, organisation, organisationCode, segment } = form;
    const applicant = introduce(
      { name, email, organisation, organisationCode, segment },
      address,
      occasion.newId,
    );
    const reference = newReference("problem", needs.randomBytes);
    const decision = decide.startProblem(call, form, { person: applicant.id, reference }, occasion);
    if ("refusal" in decision) return decision;
    const saved = await saveChange<"reference-taken" | "address-taken" | LimitRefusal>(needs, {
      once,
      result: { reference },
      writes: [putNewProblem(decision.problem), ...applicant.writes, ...counts],
      entries: decision.entries,
    });
    if (saved.outcome === "committed") return { reference };
    if (saved.outcome === "repeated") return { reference: String(saved.result["reference"]) };
    if (isLimit(saved.refusal)) return { refusal: saved.refusal };
  }
  throw new Error(`A problem could not be saved in ${MOST_TRIES} tries.`);
};

/** What became of a command about a problem: the problem as it is now, or why nothing was changed. */
export type SubmissionChange =
  | { readonly problem: Problem }
  | { readonly refusal: decide.SubmissionRefusal | "unknown" | "changed" };

/** One read and one transaction, again when the problem was changed in between. */
const change = async (
  needs: CommitNeeds,
  names: DraftNames,
  once: string,
  answerOn: (problem: Problem, call: Call) => decide.ProblemAnswer,
): Promise<SubmissionChange> => {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const { problem, call } = await readProblemAndCall(needs.table, names);
    if (problem === undefined || call === undefined) return { refusal: "unknown" };
    const answer = answerOn(problem, call);
    if ("refusal" in answer) return answer;
    if ("unchanged" in answer) return { problem };
    const saved = await saveChange<"changed">(needs, {
      once,
      writes: [putProblem(problem, answer.problem)],
      entries: answer.entries,
    });
    if (saved.outcome !== "refused") return { problem: answer.problem };
  }
  return { refusal: "changed" };
};

/** Saves a section of a draft. */
export const saveSection = (
  needs: CommitNeeds,
  names: DraftNames,
  writing: decide.SectionWriting,
  { occasion, once }: Given,
): Promise<SubmissionChange> =>
  change(needs, names, once, (problem) => decide.saveSection(problem, writing, occasion));

/** Adds files that are kept to a draft. */
export const addFiles = (
  needs: CommitNeeds,
  names: DraftNames,
  files: Problem["files"],
  { once }: Pick<Given, "once">,
): Promise<SubmissionChange> => change(needs, names, once, (problem) => decideFiles.addFiles(problem, files));

/** Takes a file away from a draft. */
export const removeFile = (
  needs: CommitNeeds,
  names: DraftNames,
  id: string,
  { once }: Pick<Given, "once">,
): Promise<SubmissionChange> => change(needs, names, once, (problem) => decideFiles.removeFile(problem, id));

/** Submits a draft. */
export const submitProblem = (
  needs: CommitNeeds,
  names: DraftNames,
  { occasion, once }: Given,
): Promise<SubmissionChange> =>
  change(needs, names, once, (problem, call) => decide.submitProblem(problem, call, occasion));

/** Withdraws a problem. */
export const withdrawProblem = (
  needs: CommitNeeds,
  names: DraftNames,
  { occasion, once }: Given,
): Promise<SubmissionChange> =>
  change(needs, names, once, (problem) => decide.withdrawProblem(problem, occasion));

/** Takes back that a problem was withdrawn. */
export const undoWithdrawal = (
  needs: CommitNeeds,
  names: DraftNames,
  { occasion, once }: Given,
): Promise<SubmissionChange> =>
  change(needs, names, once, (problem, call) => decide.undoWithdrawal(problem, call, occasion));

/** What became of carrying a draft to another call. */
export type Carried =
  | { readonly reference: string }
  | { readonly refusal: decide.SubmissionRefusal | "unknown" };

/** Carries a draft to another call and gives the reference of what continues it. One read and one transaction. */
export const carryDraft = async (
  needs: StartNeeds,
  { problem: from, to }: { readonly problem: string; readonly to: string },
  { occasion, once }: { readonly occasion: Occasion; readonly once: string },
): Promise<Carried> => {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const { problem, call } = await readProblemAndCall(needs.table, { problem: from, call: to });
    if (problem === undefined || call === undefined) return { refusal: "unknown" };
    if (problem.carriedTo !== undefined) return { reference: problem.carriedTo };
    const reference = newReference("problem", needs.randomBytes);
    const answer = decide.carryDraft(problem, call, reference, occasion);
    if ("refusal" in answer) return answer;
    const saved = await saveChange<"changed" | "reference-taken">(needs, {
      once,
      result: { reference },
      writes: [putNewProblem(answer.problem), putProblem(problem, answer.left)],
      entries: answer.entries,
    });
    if (saved.outcome === "committed") return { reference };
    if (saved.outcome === "repeated") return { reference: String(saved.result["reference"]) };
  }
  throw new Error(`A draft could not be carried over in ${MOST_TRIES} tries.`);
};

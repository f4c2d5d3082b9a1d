import { type CommitNeeds, wasCommitted } from "../journal/commit.ts";
import type { Occasion } from "../journal/entry.ts";
import { newReference, type RandomBytes } from "../platform/references.ts";
import type { Call } from "./call.ts";
import * as decide from "./decide-calls.ts";
import type { CallDetails } from "./input-calls.ts";
import { readCall, saveCall, saveNewCall } from "./store.ts";

const MOST_TRIES = 3;

/** When and by whom a command is given, and the name under which it is done once. */
export interface Given {
  readonly occasion: Occasion;
  readonly once: string;
}

/** Drafts a call and gives its reference; the same command again gives the same reference. One transaction. */
export const makeCall = async (
  needs: CommitNeeds & { readonly randomBytes: RandomBytes },
  details: CallDetails,
  { occasion, once }: Given,
): Promise<string> => {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const reference = newReference("call", needs.randomBytes);
    const saved = await saveNewCall(needs, decide.makeCall(details, reference, occasion), once);
    if (saved.outcome === "committed") return reference;
    if (saved.outcome === "repeated") return String(saved.result["reference"]);
  }
  throw new Error(`A call could not be saved in ${MOST_TRIES} tries.`);
};

/** What became of a change of a call. */
export type CallChange = { readonly done: true } | { readonly refusal: decide.CallRefusal | "unknown" };

const change = async (
  needs: CommitNeeds,
  reference: string,
  once: string,
  answerOn: (call: Call) => decide.CallDecision | { readonly refusal: decide.CallRefusal },
): Promise<CallChange> => {
  const call = await readCall(needs.table, reference);
  if (call === undefined) return { refusal: "unknown" };
  const answer = answerOn(call);
  // The same button pressed twice: it is as asked.
  if ("refusal" in answer) return (await wasCommitted(needs.table, once)) ? { done: true } : answer;
  const saved = await saveCall(needs, call, answer, once);
  return saved.outcome === "refused" ? { refusal: "changed" } : { done: true };
};

/** Changes a call. `version` is that of the call for which the form was made. One read and one transaction. */
export const changeCall = (
  needs: CommitNeeds,
  asked: { readonly reference: string; readonly version: number; readonly details: CallDetails },
  { occasion, once }: Given,
): Promise<CallChange> =>
  change(needs, asked.reference, once, (call) => decide.changeCall(call, asked, occasion));

/** Shows a call to the public. One read and one transaction. */
export const announceCall = (
  needs: CommitNeeds,
  reference: string,
  { occasion, once }: Given,
): Promise<CallChange> => change(needs, reference, once, (call) => decide.announceCall(call, occasion));

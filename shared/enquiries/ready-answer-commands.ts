import { type CommitNeeds, wasCommitted } from "../journal/commit.ts";
import { type Occasion, record } from "../journal/entry.ts";
import { ReadyAnswerRemoved, ReadyAnswerSaved } from "./entries.ts";
import type { ReadyAnswer, ReadyAnswerForm } from "./ready-answer.ts";
import { productSet } from "./ready-answer-set.ts";
import { removeReadyAnswer, saveReadyAnswers } from "./ready-answer-store.ts";

/** What became of a change of the ready answers. `changed`: somebody else was quicker. */
export type ReadyAnswerChanged = { readonly done: true } | { readonly refusal: "changed" };

interface Asked {
  readonly once: string;
  readonly occasion: Occasion;
}

const savedEntry = ({ id, version }: ReadyAnswer, occasion: Occasion) =>
  record(ReadyAnswerSaved, { subject: id, data: { version } }, occasion);

/** Saves a new ready answer, or a change of one by the version that was read. One transaction. */
export const saveReadyAnswer = async (
  needs: CommitNeeds,
  form: ReadyAnswerForm,
  { once, occasion }: Asked,
  before?: Pick<ReadyAnswer, "id" | "version">,
): Promise<ReadyAnswerChanged> => {
  const id = before?.id ?? occasion.newId();
  const answer: ReadyAnswer = { ...form, id, version: (before?.version ?? 0) + 1 };
  const puts = [{ answer, before: before?.version }];
  const saved = await saveReadyAnswers(needs, { puts, entries: [savedEntry(answer, occasion)] }, once);
  return saved.outcome === "refused" ? { refusal: "changed" } : { done: true };
};

/** Loads the set that comes with the product where none of it is there. One transaction. */
export const loadProductSet = async (
  needs: CommitNeeds,
  { once, occasion }: Asked,
): Promise<ReadyAnswerChanged> => {
  const answers = productSet.map((answer): ReadyAnswer => ({ ...answer, version: 1 }));
  const entries = answers.map((answer) => savedEntry(answer, occasion));
  const puts = answers.map((answer) => ({ answer }));
  const saved = await saveReadyAnswers(needs, { puts, entries }, once);
  return saved.outcome === "refused" ? { refusal: "changed" } : { done: true };
};

/** Removes a ready answer. The same request again is done. One transaction. */
export const dropReadyAnswer = async (
  needs: CommitNeeds,
  id: string,
  { once, occasion }: Asked,
): Promise<ReadyAnswerChanged> => {
  const entries = [record(ReadyAnswerRemoved, { subject: id, data: {} }, occasion)];
  const saved = await removeReadyAnswer(needs, { id, entries }, once);
  if (saved.outcome !== "refused" || (await wasCommitted(needs.table, once))) return { done: true };
  return { refusal: "changed" };
};

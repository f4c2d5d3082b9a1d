import { type Changed, type Command, changeStored, type Saving } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { type Occasion, record } from "../../journal/entry.ts";
import { ReadyAnswerRemoved, ReadyAnswerSaved } from "../entries.ts";
import type { ReadyAnswer, ReadyAnswerForm } from "./model.ts";
import { productSet } from "./product-set.ts";
import { heldReadyAnswers, readyAnswerRemoval, readyAnswerWrite } from "./store.ts";

const savedEntry = ({ id, version }: ReadyAnswer, occasion: Occasion) =>
  record(ReadyAnswerSaved, { subject: id, data: { version } }, occasion);

/** Makes a change that rests on nothing but what the person saw. `changed`: somebody else was quicker. One transaction. */
const changeAsSeen = (
  needs: CommitNeeds,
  command: Command,
  save: () => Saving<"changed">,
): Promise<Changed<"changed">> =>
  heldReadyAnswers.after(
    needs.table,
    changeStored(needs, command, { read: async () => ({}), decide: () => ({}), save }),
  );

/** A ready answer as it was written, and which one it takes the place of, by the version that the person saw. */
export interface SavingReadyAnswer {
  readonly form: ReadyAnswerForm;
  readonly before?: Pick<ReadyAnswer, "id" | "version"> | undefined;
}

/** Saves a new ready answer, or a change of one. One transaction. */
export const saveReadyAnswer = (
  needs: CommitNeeds,
  { form, before }: SavingReadyAnswer,
  command: Command,
): Promise<Changed<"changed">> => {
  const { occasion } = command;
  const id = before?.id ?? occasion.newId();
  const answer: ReadyAnswer = { ...form, id, version: (before?.version ?? 0) + 1 };
  return changeAsSeen(needs, command, () => ({
    writes: [readyAnswerWrite(answer, before?.version)],
    entries: [savedEntry(answer, occasion)],
  }));
};

/** Loads the set that comes with the product where none of it is there. One transaction. */
export const loadProductSet = (needs: CommitNeeds, command: Command): Promise<Changed<"changed">> => {
  const answers = productSet.map((answer): ReadyAnswer => ({ ...answer, version: 1 }));
  return changeAsSeen(needs, command, () => ({
    writes: answers.map((answer) => readyAnswerWrite(answer, undefined)),
    entries: answers.map((answer) => savedEntry(answer, command.occasion)),
  }));
};

/** Removes a ready answer. One transaction. */
export const dropReadyAnswer = (
  needs: CommitNeeds,
  id: string,
  command: Command,
): Promise<Changed<"changed">> =>
  changeAsSeen(needs, command, () => ({
    writes: [readyAnswerRemoval(id)],
    entries: [record(ReadyAnswerRemoved, { subject: id, data: {} }, command.occasion)],
  }));

import { closeStep } from "../../shared/follow-ups/runs/decide.ts";
import { readRun, saveRun } from "../../shared/follow-ups/runs/store.ts";
import { followUpLetter } from "../../shared/follow-ups/step-letters/letter-of-step.ts";
import { UNCHANGED } from "../../shared/journal/answer.ts";
import { changeStored } from "../../shared/journal/change.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { LetterSent } from "../../shared/letters/entries.ts";
import { readLetter } from "../../shared/letters/store.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";

/** A step that is done by a letter is closed when the letter has gone out. The first of several closes it; the others find it closed. */
export const onLetterSent: Reaction<DataOf<typeof LetterSent>> = async (needs, entry, occasion) => {
  const sent = await readLetter(needs.table, entry.subject.id);
  if (sent === undefined || sent.kind !== followUpLetter.kind) return;
  const { project, step } = followUpLetter.facts.parse(sent.facts);
  await changeStored(needs, occasion, {
    read: async () => ({ run: await readRun(needs.table, project) }),
    decide: ({ run }) => {
      if (run === undefined) return UNCHANGED;
      const answer = closeStep(run, step, { kind: "letter", letter: sent.id }, occasion);
      return "refusal" in answer ? UNCHANGED : answer;
    },
    save: ({ run }, decision) => saveRun(run, decision, occasion.now),
  });
};

export const handler = reaction("follow-ups/on-letter-sent", LetterSent, onLetterSent);

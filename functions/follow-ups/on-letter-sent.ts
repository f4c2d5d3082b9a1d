import { changeRun } from "../../shared/follow-ups/commands.ts";
import { closeStep } from "../../shared/follow-ups/decide.ts";
import { followUpLetter } from "../../shared/follow-ups/letter-of-step.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { LetterSent } from "../../shared/letters/entries.ts";
import { readLetter } from "../../shared/letters/store.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";

/** A step that is done by a letter is closed when the letter has gone out. The first of several closes it; the others find it closed. */
export const onLetterSent: Reaction<DataOf<typeof LetterSent>> = async (needs, entry, occasion) => {
  const sent = await readLetter(needs.table, entry.subject.id);
  if (sent === undefined || sent.kind !== followUpLetter.kind) return;
  const { project, step } = followUpLetter.facts.parse(sent.facts);
  await changeRun(needs, project, occasion.once, (run) =>
    closeStep(run, step, { kind: "letter", letter: sent.id }, occasion),
  );
};

export const handler = reaction("follow-ups/on-letter-sent", LetterSent, onLetterSent);

import type { CommitNeeds, Write } from "../journal/commit.ts";
import { type Entry, type Occasion, record } from "../journal/entry.ts";
import * as decide from "./decide.ts";
import * as desk from "./decide-desk.ts";
import { giveNews as decideNews, type NewsGiven } from "./decide-news.ts";
import { ReUseNoteAdded } from "./entries.ts";
import type { Benefit, ReUse } from "./re-use.ts";
import type { Stage } from "./stages.ts";
import { putNote, putReUse, readReUse, saveChange } from "./store.ts";

const MOST_TRIES = 6;

/** When and by whom a command is given, and the name under which it is done once. */
export interface Given {
  readonly occasion: Occasion;
  readonly once: string;
}

/** What became of a command about a re-use: the re-use as it is now, or why nothing was changed. */
export type ReUseChange =
  | { readonly reUse: ReUse }
  | { readonly refusal: decide.ReUseRefusal | "unknown" | "changed" };

/** What is saved besides a decision. */
interface Beside {
  readonly writes: readonly Write<"changed">[];
  readonly entries: readonly Entry[];
}

/** One read and one transaction, again when the re-use was changed in between. */
const change = async (
  needs: CommitNeeds,
  reference: string,
  once: string,
  answerOn: (reUse: ReUse) => decide.ReUseAnswer,
  beside: Beside = { writes: [], entries: [] },
): Promise<ReUseChange> => {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const reUse = await readReUse(needs.table, reference);
    if (reUse === undefined) return { refusal: "unknown" };
    const answer = answerOn(reUse);
    if ("refusal" in answer) return answer;
    if ("unchanged" in answer && beside.writes.length === 0) return { reUse };
    const decision = "unchanged" in answer ? { reUse, entries: [] } : answer;
    const { reUse: after, entries, ...timers } = decision;
    const saved = await saveChange<"changed">(needs, {
      once,
      ...timers,
      writes: [...(after === reUse ? [] : putReUse(reUse, after)), ...beside.writes],
      entries: [...entries, ...beside.entries],
    });
    if (saved.outcome !== "refused") return { reUse: after };
  }
  return { refusal: "changed" };
};

/** Says how far an organisation has come. */
export const changeStage = (
  needs: CommitNeeds,
  { reference, stage }: { readonly reference: string; readonly stage: Stage },
  { occasion, once }: Given,
): Promise<ReUseChange> =>
  change(needs, reference, once, (reUse) => decide.changeStage(reUse, stage, occasion));

/** Takes back the last step, which was made at `of`. */
export const undoStage = (
  needs: CommitNeeds,
  { reference, of }: { readonly reference: string; readonly of: string },
  { occasion, once }: Given,
): Promise<ReUseChange> => change(needs, reference, once, (reUse) => decide.undoStage(reUse, of, occasion));

/** Sets what the team may set. */
export const changeFacts = (
  needs: CommitNeeds,
  { reference, facts }: { readonly reference: string; readonly facts: (reUse: ReUse) => desk.ReUseFacts },
  { occasion, once }: Given,
): Promise<ReUseChange> =>
  change(needs, reference, once, (reUse) => desk.changeFacts(reUse, facts(reUse), occasion));

/** Writes down a benefit. */
export const reportBenefit = (
  needs: CommitNeeds,
  {
    reference,
    said,
  }: { readonly reference: string; readonly said: Pick<Benefit, "what" | "since" | "amount"> },
  { occasion, once }: Given,
): Promise<ReUseChange> =>
  change(needs, reference, once, (reUse) => desk.reportBenefit(reUse, said, occasion));

const noteOf = (reference: string, text: string, occasion: Occasion): Beside => {
  const { now, newId, actor } = occasion;
  const note = { id: newId(), at: now, by: { kind: actor.kind, id: actor.id }, text };
  const person = actor.kind === "person" ? actor.id : undefined;
  return {
    writes: [putNote(reference, note)],
    entries: [record(ReUseNoteAdded, { subject: reference, person, data: {} }, occasion)],
  };
};

/** Writes a note down. One transaction; the re-use itself stays as it is. */
export const addNote = async (
  needs: CommitNeeds,
  { reference, text }: { readonly reference: string; readonly text: string },
  { occasion, once }: Given,
): Promise<void> => {
  await saveChange<"changed">(needs, { once, ...noteOf(reference, text, occasion) });
};

/** Takes an answer to a question for news, with the words that came with it. */
export const giveNews = (
  needs: CommitNeeds,
  asked: { readonly reference: string; readonly given: NewsGiven; readonly words: string },
  { occasion, once }: Given,
): Promise<ReUseChange> => {
  const { reference, given, words } = asked;
  const answerOn = (reUse: ReUse) => decideNews(reUse, given, occasion);
  return words === ""
    ? change(needs, reference, once, answerOn)
    : change(needs, reference, once, answerOn, noteOf(reference, words, occasion));
};

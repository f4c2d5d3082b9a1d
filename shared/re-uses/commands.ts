import { type Changed, type Command, changeStored, type Saving } from "../journal/change.ts";
import { type CommitNeeds, commit, type Overtaken, type Write } from "../journal/commit.ts";
import { type Entry, type Occasion, record } from "../journal/entry.ts";
import { checksOfGiven } from "../sign-in/team.ts";
import * as decide from "./decide.ts";
import * as desk from "./decide-desk.ts";
import { ReUseNoteAdded } from "./entries.ts";
import { giveNews as decideNews, type NewsGiven } from "./news/decide.ts";
import type { Benefit, ReUse } from "./re-use.ts";
import type { Stage } from "./stages.ts";
import { putNote, putReUse, readReUse } from "./store.ts";

/** What is saved besides a decision. */
interface Beside {
  readonly writes: readonly Write[];
  readonly entries: readonly Entry[];
}

/** One read and one transaction. With something `beside`, that is saved also when the re-use itself stays as it is. */
const change = <Refusal extends string, OfChecks extends string = never>(
  needs: CommitNeeds,
  reference: string,
  command: Command,
  decideOn: (reUse: ReUse) => decide.ReUseAnswer<Refusal>,
  beside?: Beside,
  checks: (before: ReUse) => readonly Write<OfChecks>[] = () => [],
) =>
  changeStored(needs, command, {
    read: () => readReUse(needs.table, reference),
    decide: (reUse) => {
      const answer = decideOn(reUse);
      if (!("unchanged" in answer) || beside === undefined) return answer;
      return { reUse, entries: [], setTimers: [], cancelTimers: [] };
    },
    save: (before, { reUse, entries, setTimers, cancelTimers }): Saving<OfChecks | Overtaken> => ({
      writes: [
        ...(reUse === before ? [] : putReUse(before, reUse)),
        ...(beside?.writes ?? []),
        ...checks(before),
      ],
      entries: [...entries, ...(beside?.entries ?? [])],
      setTimers,
      cancelTimers,
    }),
  });

/** Says how far an organisation has come. */
export const changeStage = (
  needs: CommitNeeds,
  { reference, stage }: { readonly reference: string; readonly stage: Stage },
  command: Command,
): Promise<Changed<"merged" | "unknown">> =>
  change(needs, reference, command, (reUse) => decide.changeStage(reUse, stage, command.occasion));

/** Takes back the last step, which was made at `of`. */
export const undoStage = (
  needs: CommitNeeds,
  { reference, of }: { readonly reference: string; readonly of: string },
  command: Command,
): Promise<Changed<"nothing-to-undo" | "unknown">> =>
  change(needs, reference, command, (reUse) => decide.undoStage(reUse, of, command.occasion));

/** Sets what the team may set. Who looks after it from now on must be able to; `by` is whoever says so. */
export const changeFacts = (
  needs: CommitNeeds,
  {
    reference,
    facts,
    by,
  }: {
    readonly reference: string;
    readonly facts: (reUse: ReUse) => desk.ReUseFacts;
    readonly by: string;
  },
  command: Command,
): Promise<Changed<"merged" | "in-the-past" | "not-of-team" | "unknown">> =>
  change(
    needs,
    reference,
    command,
    (reUse) => desk.changeFacts(reUse, facts(reUse), command.occasion),
    undefined,
    (before) => checksOfGiven([facts(before).owner], [by, before.owner], "not-of-team"),
  );

/** Records a benefit. */
export const reportBenefit = (
  needs: CommitNeeds,
  {
    reference,
    said,
  }: { readonly reference: string; readonly said: Pick<Benefit, "what" | "since" | "amount"> },
  command: Command,
): Promise<Changed<"merged" | "unknown">> =>
  change(needs, reference, command, (reUse) => desk.reportBenefit(reUse, said, command.occasion));

const noteOf = (reference: string, text: string, occasion: Occasion): Beside => {
  const { now, newId, actor } = occasion;
  const note = { id: newId(), at: now, by: { kind: actor.kind, id: actor.id }, text };
  const person = actor.kind === "person" ? actor.id : undefined;
  return {
    writes: [putNote(reference, note)],
    entries: [record(ReUseNoteAdded, { subject: reference, person, data: {} }, occasion)],
  };
};

/** Adds a note. One transaction; the re-use itself stays as it is. */
export const addNote = async (
  needs: CommitNeeds,
  { reference, text }: { readonly reference: string; readonly text: string },
  { occasion, once }: Command,
): Promise<Changed> => {
  await commit(needs, { once, ...noteOf(reference, text, occasion) });
  return { done: true };
};

/** Takes an answer to a question for news, with the words that came with it. */
export const giveNews = (
  needs: CommitNeeds,
  {
    reference,
    given,
    words,
  }: { readonly reference: string; readonly given: NewsGiven; readonly words: string },
  command: Command,
): Promise<Changed<"merged" | "not-asked" | "unknown">> =>
  change(
    needs,
    reference,
    command,
    (reUse) => decideNews(reUse, given, command.occasion),
    words === "" ? undefined : noteOf(reference, words, command.occasion),
  );

import { refused } from "../journal/answer.ts";
import { type Changed, type Command, changeStored, type Saving } from "../journal/change.ts";
import type { CommitNeeds, Overtaken, Write } from "../journal/commit.ts";
import { type Entry, type Occasion, record } from "../journal/entry.ts";
import { checksOfGiven } from "../sign-in/team.ts";
import * as decide from "./decide.ts";
import * as desk from "./decide-desk.ts";
import { ReUseNoteAdded } from "./entries.ts";
import { giveNews as decideNews, type NewsGiven } from "./news/decide.ts";
import type { Benefit, ReUse } from "./re-use.ts";
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

/** Takes back the last step, which was made at `of`. */
export const undoStage = (
  needs: CommitNeeds,
  { reference, of }: { readonly reference: string; readonly of: string },
  command: Command,
): Promise<Changed<"nothing-to-undo" | "unknown">> =>
  change(needs, reference, command, (reUse) => decide.undoStage(reUse, of, command.occasion));

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

/**
 * Saves what the team says of a re-use: what it may set, how far the organisation has come, and a note, all with one press. Who looks after it from now on must be
 * able to; `by` is whoever says so. With `version`, it is refused as `changed` when somebody changed it since it was shown.
 */
export const saveReUse = (
  needs: CommitNeeds,
  {
    reference,
    version,
    saved,
    note,
    by,
  }: {
    readonly reference: string;
    readonly version?: number | undefined;
    readonly saved: (reUse: ReUse) => desk.ReUseSaved;
    readonly note?: string | undefined;
    readonly by: string;
  },
  command: Command,
): Promise<Changed<"merged" | "in-the-past" | "changed" | "not-of-team" | "unknown">> =>
  change(
    needs,
    reference,
    command,
    (reUse) =>
      version !== undefined && reUse.version !== version
        ? refused("changed")
        : desk.saveReUse(reUse, saved(reUse), command.occasion),
    note === undefined ? undefined : noteOf(reference, note, command.occasion),
    (before) => checksOfGiven([saved(before).facts.owner], [by, before.owner], "not-of-team"),
  );

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

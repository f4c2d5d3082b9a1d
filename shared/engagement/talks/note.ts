import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { type Noted, noteTalk } from "./decide.ts";
import { readTalks, saveTalks } from "./store.ts";

/** Notes what became of a talk of the week of this Monday. One read and one transaction; refused for somebody who was not chosen. */
export const noteTalkOf = (
  needs: CommitNeeds,
  { week, person, what }: { readonly week: string; readonly person: string; readonly what: Noted },
  command: Command,
): Promise<Changed<"not-chosen" | "too-late" | "unknown">> =>
  changeStored(needs, command, {
    read: () => readTalks(needs.table, week),
    decide: (talks) => noteTalk(talks, person, what, command.occasion),
    save: (_before, decision) => saveTalks(decision),
  });

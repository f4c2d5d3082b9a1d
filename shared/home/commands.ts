import { type Changed, type Command, changeStored } from "../journal/change.ts";
import type { CommitNeeds } from "../journal/commit.ts";
import { readWords, saveWords } from "./store.ts";
import { editWords, type WordsWriting } from "./words.ts";

/** Gives the home page new words. Refused when somebody else changed them since their writer saw them. One read and one transaction. */
export const editHomePage = (
  needs: CommitNeeds,
  writing: WordsWriting,
  command: Command,
): Promise<Changed<"changed-meanwhile">> =>
  changeStored(needs, command, {
    read: () => readWords(needs.table),
    decide: (now) => editWords(now, writing, command.occasion),
    save: (_now, edit) => saveWords(edit),
  });

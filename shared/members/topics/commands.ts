import { refused } from "../../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { changeTopics, type WrittenTopic } from "./decide.ts";
import { readTopics, saveTopics } from "./store.ts";

/** The topics that somebody wants, and the version of the list that they saw. */
export interface WritingTopics {
  readonly written: readonly WrittenTopic[];
  readonly version: number;
}

/** Changes the list of topics. Refused as `changed` when somebody saved another list since `version`. One read and one transaction. */
export const writeTopics = (
  needs: CommitNeeds,
  { written, version }: WritingTopics,
  command: Command,
): Promise<Changed<"changed" | "too-many" | "same-name">> =>
  changeStored(needs, command, {
    read: () => readTopics(needs.table),
    decide: (list) =>
      list.version === version ? changeTopics(list.topics, written, command.occasion) : refused("changed"),
    save: (list, decision) => saveTopics(decision.topics, list.version, decision.entries),
  });

import { refused } from "../../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { readPeople } from "../store.ts";
import { correctDetails } from "./decide.ts";
import type { CorrectableFacts } from "./model.ts";
import { saveCorrection } from "./store.ts";

/** What the team corrects of a person, and the mark of what it saw. */
interface CorrectingAtDesk {
  readonly person: string;
  readonly facts: Omit<CorrectableFacts, "email">;
  readonly seen: string;
}

/** Corrects what is known of a person; their address changes only as `address-change` says. One read and one transaction. */
export const correctPerson = (
  needs: CommitNeeds,
  { person: id, facts, seen }: CorrectingAtDesk,
  command: Command,
): Promise<Changed<"changed" | "unknown">> =>
  changeStored(needs, command, {
    read: async () => (await readPeople(needs.table, [id]))[0],
    decide: (person) => {
      const all = { ...facts, email: person.email };
      const corrected = correctDetails(person, { facts: all, seen, holder: undefined }, command.occasion);
      return "refusal" in corrected ? refused("changed") : corrected;
    },
    save: saveCorrection,
  });

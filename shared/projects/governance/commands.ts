import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { addressKey, type Introduction, introduce } from "../../people/store.ts";
import { changeProject } from "../commands.ts";
import { readProjectWith, saveProject } from "../store.ts";
import { saveGovernance as decideSaveGovernance, type GovernanceSaid } from "./decide.ts";

/** What is said of a project's information governance, with its owner as they are called and written to. */
export interface SaveGovernance extends Omit<GovernanceSaid, "owner"> {
  readonly reference: string;
  readonly owner?: Introduction | undefined;
}

/**
 * Saves what is said of a project's information governance. The owner is made known if their address is new. One read and one transaction; refused
 * when somebody else has changed the project since.
 */
export const saveGovernance = (
  needs: CommitNeeds,
  { reference, owner, ...said }: SaveGovernance,
  command: Command,
): Promise<Changed<"documents-open" | "changed" | "in-the-past" | "unknown">> => {
  const { once, occasion } = command;
  if (owner === undefined)
    return changeProject(needs, command, {
      reference,
      decide: (project) => decideSaveGovernance(project, said, occasion),
    });
  return changeStored(
    needs,
    { once },
    {
      read: () => readProjectWith(needs.table, reference, addressKey(owner.email)),
      decide: ({ project, also }) => {
        const person = introduce(owner, also, occasion.newId);
        const decision = decideSaveGovernance(project, { ...said, owner: person.id }, occasion);
        if ("refusal" in decision || "unchanged" in decision) return decision;
        return { decision, newcomer: person.writes };
      },
      save: ({ project }, { decision, newcomer }) => saveProject(project, decision, { writes: newcomer }),
    },
  );
};

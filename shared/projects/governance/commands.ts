import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { addressKey, type Introduction, introduce } from "../../people/store.ts";
import { changeProject } from "../commands.ts";
import { readProjectWith, saveProject } from "../store.ts";
import {
  planGovernance as decidePlanGovernance,
  setDocument as decideSetDocument,
  setGovernance as decideSetGovernance,
} from "./decide.ts";
import type { DocumentState, GovernanceDocument, GovernanceState } from "./model.ts";

/** Notes how far the partner's information governance has come. */
export const setGovernance = (
  needs: CommitNeeds,
  { reference, state }: { readonly reference: string; readonly state: GovernanceState },
  command: Command,
): Promise<Changed<"documents-open" | "unknown">> =>
  changeProject(needs, command, {
    reference,
    decide: (project) => decideSetGovernance(project, state, command.occasion),
  });

/** Notes whether a document is needed, and how far it has come. */
export const setDocument = (
  needs: CommitNeeds,
  asked: {
    readonly reference: string;
    readonly document: GovernanceDocument;
    readonly state: DocumentState;
  },
  command: Command,
): Promise<Changed<"unknown">> =>
  changeProject(needs, command, {
    reference: asked.reference,
    decide: (project) => decideSetDocument(project, asked, command.occasion),
  });

/**
 * Says who at the partner owns information governance and by when it should be approved. The person is made known if their address is
 * new. One read and one transaction.
 */
export const planGovernance = (
  needs: CommitNeeds,
  asked: {
    readonly reference: string;
    readonly introduced: Introduction;
    readonly neededBy?: string | undefined;
  },
  { once, occasion }: Command,
): Promise<Changed<"in-the-past" | "unknown">> => {
  const { reference, introduced, neededBy } = asked;
  return changeStored(
    needs,
    { once },
    {
      read: () => readProjectWith(needs.table, reference, addressKey(introduced.email)),
      decide: ({ project, also }) => {
        const person = introduce(introduced, also, occasion.newId);
        const decision = decidePlanGovernance(project, { owner: person.id, neededBy }, occasion);
        return "unchanged" in decision || "refusal" in decision
          ? decision
          : { decision, newcomer: person.writes };
      },
      save: ({ project }, { decision, newcomer }) => saveProject(project, decision, { writes: newcomer }),
    },
  );
};

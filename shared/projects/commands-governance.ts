import type { CommitNeeds } from "../journal/commit.ts";
import { addressKey, type Introduction, introduce } from "../people/store.ts";
import { type Changed, changeProject, type Given } from "./commands.ts";
import * as decide from "./decide-governance.ts";
import type { DocumentState, GovernanceDocument, GovernanceState } from "./governance.ts";
import { readProjectWith, saveProject } from "./store.ts";

/** Notes how far the partner's information governance has come. */
export const setGovernance = (
  needs: CommitNeeds,
  asked: { readonly reference: string; readonly state: GovernanceState },
  { occasion, once }: Given,
): Promise<Changed> =>
  changeProject(needs, asked.reference, once, (project) =>
    decide.setGovernance(project, asked.state, occasion),
  );

/** Notes whether a document is needed, and how far it has come. */
export const setDocument = (
  needs: CommitNeeds,
  asked: {
    readonly reference: string;
    readonly document: GovernanceDocument;
    readonly state: DocumentState;
  },
  { occasion, once }: Given,
): Promise<Changed> =>
  changeProject(needs, asked.reference, once, (project) => decide.setDocument(project, asked, occasion));

const MOST_TRIES = 4;

/**
 * Says who at the partner owns information governance and by when it should be approved. The person is made known if their address is
 * new. One read and one transaction.
 */
export const planGovernance = async (
  needs: CommitNeeds,
  asked: {
    readonly reference: string;
    readonly introduced: Introduction;
    readonly neededBy?: string | undefined;
  },
  { occasion, once }: Given,
): Promise<Changed> => {
  const { reference, introduced, neededBy } = asked;
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const found = await readProjectWith(needs.table, reference, addressKey(introduced.email));
    if (found.project === undefined) return { outcome: "refused", refusal: "unknown" };
    const met = introduce(introduced, found.also, occasion.newId);
    const answer = decide.planGovernance(found.project, { owner: met.id, neededBy }, occasion);
    if ("refusal" in answer) return { outcome: "refused", refusal: answer.refusal };
    if ("unchanged" in answer) return { outcome: "done", project: found.project };
    const saved = await saveProject(needs, found.project, answer, { once, writes: met.writes });
    if (saved.outcome !== "refused") return { outcome: "done", project: answer.project };
  }
  return { outcome: "refused", refusal: "changed" };
};

import { type Refused, UNCHANGED, type Unchanged } from "../../journal/answer.ts";
import { type Occasion, record } from "../../journal/entry.ts";
import { isOver } from "../../platform/wall-clock.ts";
import type { ProjectDecision } from "../decide.ts";
import type { Project } from "../project.ts";
import {
  ProjectGovernanceChanged,
  ProjectGovernanceDocumentChanged,
  ProjectGovernancePlanned,
} from "./entries.ts";
import {
  type DocumentState,
  type Governance,
  type GovernanceDocument,
  type GovernanceState,
  openDocuments,
} from "./model.ts";

const decided = (
  project: Project,
  governance: Governance,
  entry: ProjectDecision["entries"][number],
): ProjectDecision => ({
  project: { ...project, governance, version: project.version + 1 },
  entries: [entry],
});

const changedOn = ({ now, actor }: Occasion) => ({ changedAt: now, changedBy: actor.id });

/** Notes how far the partner's information governance has come. It is not approved while a document is needed and is not. */
export const setGovernance = (
  project: Project,
  state: GovernanceState,
  occasion: Occasion,
): ProjectDecision | Refused<"documents-open"> | Unchanged => {
  const { governance } = project;
  if (governance.state === state) return UNCHANGED;
  if (state === "approved" && openDocuments(governance).length > 0) return { refusal: "documents-open" };
  const entry = record(ProjectGovernanceChanged, { subject: project.reference, data: { state } }, occasion);
  return decided(project, { ...governance, state, ...changedOn(occasion) }, entry);
};

/** Notes whether a document is needed and how far it has come. One that is needed after all opens what was approved. */
export const setDocument = (
  project: Project,
  { document, state }: { readonly document: GovernanceDocument; readonly state: DocumentState },
  occasion: Occasion,
): ProjectDecision | Unchanged => {
  const { governance, reference: subject } = project;
  if (governance.documents[document]?.state === state) return UNCHANGED;
  const documents = { ...governance.documents, [document]: { state, ...changedOn(occasion) } };
  const changed = record(ProjectGovernanceDocumentChanged, { subject, data: { document, state } }, occasion);
  const opens = governance.state === "approved" && openDocuments({ documents }).length > 0;
  if (!opens) return decided(project, { ...governance, documents }, changed);
  const reopened = record(ProjectGovernanceChanged, { subject, data: { state: "in-progress" } }, occasion);
  const after = { ...governance, documents, state: "in-progress" as const, ...changedOn(occasion) };
  const decision = decided(project, after, changed);
  return { ...decision, entries: [changed, reopened] };
};

/** Says who at the partner owns information governance, and by when it should be approved. Who is not told stays. */
export const planGovernance = (
  project: Project,
  { owner, neededBy }: { readonly owner?: string | undefined; readonly neededBy?: string | undefined },
  occasion: Occasion,
): ProjectDecision | Refused<"in-the-past"> | Unchanged => {
  const { governance } = project;
  const owned = owner ?? governance.owner;
  if (governance.owner === owned && governance.neededBy === neededBy) return UNCHANGED;
  if (isOver(neededBy, { now: occasion.now, before: governance.neededBy })) return { refusal: "in-the-past" };
  const about = owned === undefined ? {} : { person: owned };
  const entry = record(
    ProjectGovernancePlanned,
    { subject: project.reference, ...about, data: {} },
    occasion,
  );
  return decided(project, { ...governance, owner: owned, neededBy }, entry);
};

/** What one *Save* says of information governance. */
export interface GovernanceSaid {
  readonly state: GovernanceState;
  readonly documents: readonly { readonly document: GovernanceDocument; readonly state: DocumentState }[];
  /** A person's id. */
  readonly owner?: string | undefined;
  readonly neededBy?: string | undefined;
  /** The version of the project on which it was said. */
  readonly version: number;
}

/** Saves what was said together: the documents first, so that what they open or close counts for the whole. All of it or nothing. */
export const saveGovernance = (
  project: Project,
  said: GovernanceSaid,
  occasion: Occasion,
): ProjectDecision | Refused<"documents-open" | "changed" | "in-the-past"> | Unchanged => {
  if (project.version !== said.version) return { refusal: "changed" };
  const steps = [
    ...said.documents.map((one) => (before: Project) => setDocument(before, one, occasion)),
    (before: Project) => setGovernance(before, said.state, occasion),
    (before: Project) => planGovernance(before, said, occasion),
  ];
  let after = project;
  const entries: ProjectDecision["entries"][number][] = [];
  for (const step of steps) {
    const decision = step(after);
    if ("refusal" in decision) return decision;
    if ("unchanged" in decision) continue;
    after = decision.project;
    entries.push(...decision.entries);
  }
  return after === project ? UNCHANGED : { project: { ...after, version: project.version + 1 }, entries };
};

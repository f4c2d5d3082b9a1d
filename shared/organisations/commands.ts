import { type CommitNeeds, wasCommitted } from "../journal/commit.ts";
import { type Occasion, record } from "../journal/entry.ts";
import { nameKey } from "../people/organisation-name.ts";
import { addOrganisation, editOrganisation, withAlias, withoutAlias } from "./decide.ts";
import { OrganisationNameMapped, OrganisationNameUnmapped } from "./entries.ts";
import type { Given } from "./import-commands.ts";
import { readMappedName, saveMapping, saveUnmapping } from "./mapping-store.ts";
import type { Organisation, OrganisationFacts } from "./organisation.ts";
import { readOrganisations, saveOrganisation } from "./store.ts";

/** What became of a change of an organisation, or why it was not made. */
export type OrganisationResult =
  | { readonly done: true }
  | { readonly refusal: "unknown" | "changed" | "code-taken" | "no-successor" | "own-successor" };

type Refused = Extract<OrganisationResult, { readonly refusal: unknown }>;

const unlessDone = async (needs: CommitNeeds, once: string, refused: Refused): Promise<OrganisationResult> =>
  (await wasCommitted(needs.table, once)) ? { done: true } : refused;

/** What is wrong with a successor, if anything: it must be another organisation that we have. */
const successorRefusal = (
  { code, successor }: OrganisationFacts,
  found: Organisation | undefined,
): Refused | undefined => {
  if (successor === undefined) return undefined;
  if (successor === code) return { refusal: "own-successor" };
  return found === undefined ? { refusal: "no-successor" } : undefined;
};

const codesOf = ({ code, successor = code }: OrganisationFacts): string[] => [...new Set([code, successor])];

/** Adds an organisation by hand. One read and one transaction. */
export const createOrganisation = async (
  needs: CommitNeeds,
  facts: OrganisationFacts,
  { occasion, once }: Given,
): Promise<OrganisationResult> => {
  const [present, successor] = await readOrganisations(needs.table, codesOf(facts));
  if (present !== undefined) return unlessDone(needs, once, { refusal: "code-taken" });
  const refused = successorRefusal(facts, successor);
  if (refused !== undefined) return refused;
  const { organisation, entries } = addOrganisation(facts, occasion);
  const change = { before: undefined, after: organisation };
  const saved = await saveOrganisation(needs, change, { once, entries });
  return saved.outcome === "refused" ? unlessDone(needs, once, { refusal: "code-taken" }) : { done: true };
};

/** Changes what is known of an organisation, if it is still the version that the person saw. One read and one transaction. */
export const changeOrganisation = async (
  needs: CommitNeeds,
  facts: OrganisationFacts,
  version: number,
  { occasion, once }: Given,
): Promise<OrganisationResult> => {
  const [before, successor] = await readOrganisations(needs.table, codesOf(facts));
  if (before === undefined) return { refusal: "unknown" };
  const refused = successorRefusal(facts, successor);
  if (refused !== undefined) return refused;
  if (before.version !== version) return unlessDone(needs, once, { refusal: "changed" });
  const decision = editOrganisation(before, facts, occasion);
  if (decision === null) return { done: true };
  const change = { before, after: decision.organisation };
  const saved = await saveOrganisation(needs, change, { once, entries: decision.entries });
  return saved.outcome === "refused" ? unlessDone(needs, once, { refusal: "changed" }) : { done: true };
};

/** Says which organisation a typed name means: it becomes another name of it, and those who typed it are of it. Two reads and one transaction. */
export const mapName = async (
  needs: CommitNeeds,
  { name, code }: { readonly name: string; readonly code: string },
  { occasion, once }: Given,
): Promise<OrganisationResult> => {
  const key = nameKey(name);
  const [[before], mapped] = await Promise.all([
    readOrganisations(needs.table, [code]),
    readMappedName(needs.table, key),
  ]);
  if (before === undefined) return { refusal: "unknown" };
  if (mapped !== undefined) return unlessDone(needs, once, { refusal: "changed" });
  const after = withAlias(before, name, occasion.now);
  const addedAlias = after !== before;
  const by = occasion.actor.id;
  const saved = await saveMapping(
    needs,
    {
      before,
      after,
      mapped: { key, name, code, addedAlias, at: occasion.now, by },
      entries: [record(OrganisationNameMapped, { subject: code, data: { name: key } }, occasion)],
    },
    once,
  );
  return saved.outcome === "refused" ? unlessDone(needs, once, { refusal: "changed" }) : { done: true };
};

/** Takes back which organisation a typed name means. Two reads and one transaction. */
export const unmapName = async (
  needs: CommitNeeds,
  key: string,
  { occasion, once }: { readonly occasion: Occasion; readonly once: string },
): Promise<OrganisationResult> => {
  const mapped = await readMappedName(needs.table, key);
  if (mapped === undefined) return unlessDone(needs, once, { refusal: "changed" });
  const [before] = await readOrganisations(needs.table, [mapped.code]);
  if (before === undefined) return { refusal: "unknown" };
  const after = mapped.addedAlias ? withoutAlias(before, mapped.name, occasion.now) : before;
  const entries = [record(OrganisationNameUnmapped, { subject: mapped.code, data: { name: key } }, occasion)];
  const saved = await saveUnmapping(needs, { before, after, mapped, entries }, once);
  return saved.outcome === "refused" ? unlessDone(needs, once, { refusal: "changed" }) : { done: true };
};

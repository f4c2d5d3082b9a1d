import { type Entry, type Occasion, record } from "../journal/entry.ts";
import { comparableName } from "../people/organisation-name.ts";
import type { Instant } from "../platform/clock.ts";
import { OrganisationAdded, OrganisationChanged } from "./entries.ts";
import {
  type FactName,
  factNames,
  type Organisation,
  type OrganisationFacts,
  organisationSchema,
} from "./organisation.ts";
import type { ImportedRow } from "./read-file.ts";

/** What a decision about an organisation makes true. */
export interface OrganisationDecision {
  readonly organisation: Organisation;
  readonly entries: readonly Entry[];
}

/** The facts that a person stated, so that no import changes them. */
const stated = (facts: Partial<Record<FactName, unknown>>): FactName[] =>
  factNames.filter((name) => facts[name] !== undefined);

/** Adds an organisation by hand. */
export const addOrganisation = (facts: OrganisationFacts, occasion: Occasion): OrganisationDecision => ({
  organisation: { ...facts, byHand: stated(facts), updatedAt: occasion.now, version: 1 },
  entries: [record(OrganisationAdded, { subject: facts.code, data: {} }, occasion)],
});

const sameAliases = (one: readonly string[], other: readonly string[]): boolean =>
  one.join("\n") === other.join("\n");

/**
 * Changes an organisation by hand; what was changed, an import leaves alone from then on. Null when nothing would be different. `facts` holds all
 * facts: one that is absent is one that there is none of.
 */
export const editOrganisation = (
  before: Organisation,
  facts: OrganisationFacts,
  occasion: Occasion,
): OrganisationDecision | null => {
  const changed = factNames.filter((name) => before[name] !== facts[name]);
  const aliases = sameAliases(before.aliases, facts.aliases) ? [] : ["aliases" as const];
  if (changed.length + aliases.length === 0) return null;
  const byHand = factNames.filter((name) => before.byHand.includes(name) || changed.includes(name));
  const data = { facts: [...changed, ...aliases] };
  return {
    organisation: { ...facts, byHand, updatedAt: occasion.now, version: before.version + 1 },
    entries: [record(OrganisationChanged, { subject: before.code, data }, occasion)],
  };
};

/** Adds another name, if the organisation has not got it in any spelling. */
export const withAlias = (organisation: Organisation, alias: string, now: Instant): Organisation => {
  const names = [organisation.name, ...organisation.aliases].map(comparableName);
  if (names.includes(comparableName(alias))) return organisation;
  return {
    ...organisation,
    aliases: [...organisation.aliases, alias],
    updatedAt: now,
    version: organisation.version + 1,
  };
};

/** Takes another name away again. */
export const withoutAlias = (organisation: Organisation, alias: string, now: Instant): Organisation => {
  const aliases = organisation.aliases.filter((one) => comparableName(one) !== comparableName(alias));
  if (aliases.length === organisation.aliases.length) return organisation;
  return { ...organisation, aliases, updatedAt: now, version: organisation.version + 1 };
};

/** What a row of a file comes to: a new organisation, a changed one with what changed, or nothing new. */
export type RowOutcome =
  | { readonly outcome: "new"; readonly organisation: Organisation }
  | {
      readonly outcome: "changed";
      readonly organisation: Organisation;
      readonly changed: readonly (FactName | "aliases")[];
    }
  | { readonly outcome: "unchanged" };

const sameFact = (name: FactName, one: string | undefined, other: string | undefined): boolean =>
  // A file in capitals does not undo how a person spelled the name.
  name === "name" ? one?.toLowerCase() === other?.toLowerCase() : one === other;

const plusAliases = (aliases: readonly string[], more: readonly string[], name: string): string[] => {
  const all = [...aliases];
  for (const alias of more) {
    const known = [name, ...all].map(comparableName);
    if (!known.includes(comparableName(alias)) && all.length < 100) all.push(alias);
  }
  return all;
};

/**
 * What an import makes of one row. Facts set by hand stay, other names are only ever added, and of a name that changes the old one is kept
 * as another. The same row again is unchanged. Throws a ZodError on a row that `readOrganisationFile` would not have given.
 */
export const importRow = (
  before: Organisation | undefined,
  { code, given, aliases }: ImportedRow,
  now: Instant,
): RowOutcome => {
  const facts = Object.fromEntries(
    factNames.flatMap((name) => (typeof given[name] === "string" ? [[name, given[name]]] : [])),
  );
  if (before === undefined) {
    const fresh = { segment: "other", region: "not-stated", byHand: [], version: 1, ...facts };
    const own = plusAliases([], aliases, String(given.name));
    const organisation = organisationSchema.parse({ ...fresh, code, aliases: own, updatedAt: now });
    return { outcome: "new", organisation };
  }
  const changed = factNames.filter(
    (name) =>
      given[name] !== undefined &&
      !before.byHand.includes(name) &&
      !sameFact(name, before[name], given[name] ?? undefined),
  );
  const renamed = changed.includes("name") ? [before.name] : [];
  const name = changed.includes("name") ? String(given.name) : before.name;
  const all = plusAliases(before.aliases, [...renamed, ...aliases], name);
  const newAliases = all.length === before.aliases.length ? [] : ["aliases" as const];
  if (changed.length + newAliases.length === 0) return { outcome: "unchanged" };
  const news = Object.fromEntries(changed.map((fact) => [fact, given[fact] ?? undefined]));
  const version = before.version + 1;
  return {
    outcome: "changed",
    organisation: organisationSchema.parse({ ...before, ...news, aliases: all, updatedAt: now, version }),
    changed: [...changed, ...newAliases],
  };
};

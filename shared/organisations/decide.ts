import { type Refused, refused, UNCHANGED, type Unchanged } from "../journal/answer.ts";
import { type Entry, type Occasion, record } from "../journal/entry.ts";
import type { OrganisationKind } from "../people/organisation-kinds.ts";
import { comparableName } from "../people/organisation-name.ts";
import type { Instant } from "../platform/clock.ts";
import { OrganisationAdded, OrganisationChanged, OrganisationKindSet } from "./entries.ts";
import { type FactName, factNames, type Organisation, type OrganisationFacts } from "./organisation.ts";

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

/** That an organisation's kind is another one from now on, if it is: its people follow. */
const kindEntries = (
  { code, segment: from }: Organisation,
  to: OrganisationKind,
  occasion: Occasion,
): readonly Entry[] =>
  from === to ? [] : [record(OrganisationKindSet, { subject: code, data: { from, to } }, occasion)];

/**
 * Says of what kind an organisation is, by hand: no kind is proposed for it any more, and an import leaves it alone. Refused when it is not the kind that the
 * person saw.
 */
export const setKind = (
  before: Organisation,
  { from, to }: { readonly from: OrganisationKind; readonly to: OrganisationKind },
  occasion: Occasion,
): OrganisationDecision | Refused<"changed"> => {
  if (before.segment !== from || before.byHand.includes("segment")) return refused("changed");
  const byHand = factNames.filter((name) => before.byHand.includes(name) || name === "segment");
  const { now } = occasion;
  return {
    organisation: { ...before, segment: to, byHand, updatedAt: now, version: before.version + 1 },
    entries: [
      record(OrganisationChanged, { subject: before.code, data: { facts: ["segment"] } }, occasion),
      ...kindEntries(before, to, occasion),
    ],
  };
};

/** Takes back that somebody said of what kind an organisation is, if nothing of it was changed since. */
export const unsetKind = (
  before: Organisation,
  { version, was }: { readonly version: number; readonly was: OrganisationKind },
  occasion: Occasion,
): OrganisationDecision | Refused<"changed"> => {
  if (before.version !== version) return refused("changed");
  const byHand = before.byHand.filter((name) => name !== "segment");
  const { now } = occasion;
  return {
    organisation: { ...before, segment: was, byHand, updatedAt: now, version: version + 1 },
    entries: [
      record(OrganisationChanged, { subject: before.code, data: { facts: ["segment"] } }, occasion),
      ...kindEntries(before, was, occasion),
    ],
  };
};

/**
 * Changes an organisation by hand; what was changed, an import leaves alone from then on. `facts` holds all
 * facts: one that is absent is one that there is none of.
 */
export const editOrganisation = (
  before: Organisation,
  facts: OrganisationFacts,
  occasion: Occasion,
): OrganisationDecision | Unchanged => {
  const changed = factNames.filter((name) => before[name] !== facts[name]);
  const aliases = sameAliases(before.aliases, facts.aliases) ? [] : ["aliases" as const];
  if (changed.length + aliases.length === 0) return UNCHANGED;
  const byHand = factNames.filter((name) => before.byHand.includes(name) || changed.includes(name));
  const data = { facts: [...changed, ...aliases] };
  return {
    organisation: {
      ...facts,
      ...(before.roles === undefined ? {} : { roles: before.roles }),
      byHand,
      updatedAt: occasion.now,
      version: before.version + 1,
    },
    entries: [
      record(OrganisationChanged, { subject: before.code, data }, occasion),
      ...kindEntries(before, facts.segment, occasion),
    ],
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

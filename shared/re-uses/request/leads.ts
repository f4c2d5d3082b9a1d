import type { OrganisationKind } from "../../people/organisation-kinds.ts";
import { comparableName, nameKey } from "../../people/organisation-name.ts";

/** Somebody who came to a webinar about a project. */
export interface Guest {
  readonly person: string;
  readonly organisation: { readonly name: string; readonly code?: string | undefined };
  readonly segment?: OrganisationKind | undefined;
}

/** An organisation that may want to use what a project made, and the one of its people to talk to. */
export interface Lead {
  readonly person: string;
  readonly organisation: Guest["organisation"];
  /** The same for every spelling of the organisation. */
  readonly key: string;
}

type Organisation = Guest["organisation"];

const keyOf = ({ name, code }: Organisation): string => code ?? nameKey(name);

const isOneOf = (organisation: Organisation, others: readonly Organisation[]): boolean =>
  others.some(
    (other) =>
      (organisation.code !== undefined && organisation.code === other.code) ||
      comparableName(organisation.name) === comparableName(other.name),
  );

/**
 * One lead for each organisation whose people came, with the guest who came first as the one to talk to. Suppliers are left out: they come to sell to
 * those who use it. So are the project's partners, who have it, and organisations that are in the ledger with it.
 */
export const leadsOf = (
  guests: readonly Guest[],
  partners: readonly Organisation[],
  known: readonly Organisation[],
): readonly Lead[] => {
  const leads = new Map<string, Lead>();
  for (const { person, organisation, segment } of guests) {
    const key = keyOf(organisation);
    if (segment === "supplier" || leads.has(key) || comparableName(organisation.name) === "") continue;
    if (isOneOf(organisation, partners) || isOneOf(organisation, known)) continue;
    leads.set(key, { person, organisation, key });
  }
  return [...leads.values()];
};

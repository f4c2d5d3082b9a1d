import type { OrganisationKind } from "../../people/organisation-kinds.ts";
import type { Organisation } from "../organisation.ts";

/** A role of the Organisation Data Service, and the kind that it proposes. */
interface Role {
  readonly title: string;
  readonly kind: OrganisationKind;
}

/**
 * The roles that propose a kind, as the service names them. RO177 (prescribing cost centre), the primary role of every GP practice, is not among them: care homes,
 * hospices and prisons have it too. Nor is RO157 (non-NHS organisation).
 */
const roles: ReadonlyMap<string, Role> = new Map(
  Object.entries<Role>({
    RO7: { title: "Hospice", kind: "hospice" },
    RO24: { title: "NHS trust derived", kind: "nhs-trust" },
    RO57: { title: "Foundation trust", kind: "nhs-trust" },
    RO65: { title: "Private dental practice", kind: "dentist" },
    RO76: { title: "GP practice", kind: "gp-practice" },
    RO101: { title: "Social care site", kind: "social-care" },
    RO104: { title: "Social care provider", kind: "social-care" },
    RO107: { title: "Care trust", kind: "nhs-trust" },
    RO110: { title: "General dental practice", kind: "dentist" },
    RO116: { title: "Executive agency", kind: "national-body" },
    RO126: { title: "Government department", kind: "national-body" },
    RO141: { title: "Local authority", kind: "local-government" },
    RO154: { title: "Northern Ireland health and social care trust", kind: "nhs-trust" },
    RO166: { title: "Optical headquarters", kind: "optometrist" },
    RO167: { title: "Optical site", kind: "optometrist" },
    RO181: { title: "Pharmacy headquarter", kind: "pharmacy" },
    RO182: { title: "Pharmacy", kind: "pharmacy" },
    RO189: { title: "Special health authority", kind: "national-body" },
    RO197: { title: "NHS trust", kind: "nhs-trust" },
    RO246: { title: "Care home or nursing home prescribing cost centre", kind: "social-care" },
    RO249: { title: "Hospice prescribing cost centre", kind: "hospice" },
    RO252: { title: "Optometry service prescribing cost centre", kind: "optometrist" },
    RO269: { title: "Care home", kind: "social-care" },
    RO270: { title: "Domiciliary care", kind: "social-care" },
    RO280: { title: "Pharmacy site", kind: "pharmacy" },
    RO298: { title: "Higher education institution", kind: "academia" },
    RO315: { title: "Northern Ireland GP practice", kind: "gp-practice" },
    RO318: { title: "Integrated care board", kind: "icb" },
  }),
);

const titled: ReadonlyMap<string, string> = new Map(
  [...roles].map(([id, { title }]) => [title.toUpperCase(), id]),
);

/** The roles in a cell: ids (`RO76`, `76`) or titles, several separated by semicolons, commas or bars. What is no role that proposes a kind is left out. */
export const rolesIn = (text: string): readonly string[] => {
  const found = text.split(/[;,|]/).flatMap((part) => {
    const word = part.trim().toUpperCase();
    const id = /^(?:RO)?(\d{1,3})$/.exec(word)?.[1];
    const role = id === undefined ? titled.get(word) : `RO${Number(id)}`;
    return role !== undefined && roles.has(role) ? [role] : [];
  });
  return [...new Set(found)];
};

/** What a role is called: `RO76 GP practice`. */
export const roleTitle = (id: string): string => `${id} ${roles.get(id)?.title ?? ""}`.trim();

/** Words of a name that say of what kind an organisation most likely is. A council that runs care homes has "council" first. */
const nameWords: readonly (readonly [RegExp, OrganisationKind])[] = [
  [/\bcouncil\b/i, "local-government"],
  [/\b(?:integrated )?care board\b/i, "icb"],
  [/\buniversity\b(?!.*\bhospital)/i, "academia"],
  [/\bhospices?\b/i, "hospice"],
  [/\b(?:pharmacy|chemists?)\b/i, "pharmacy"],
  [/\b(?:dental|dentists?|orthodontics?)\b/i, "dentist"],
  [/\b(?:opticians?|optometrists?|optometry|eyecare)\b/i, "optometrist"],
  [/\b(?:care home|nursing home|home ?care|domiciliary care|residential home)\b/i, "social-care"],
  [/\b(?:surgery|medical (?:centre|practice|group)|family practice|gp practice|doctors)\b/i, "gp-practice"],
];

/** A kind that is proposed for an organisation, and what proposes it. */
export interface ProposedKind {
  readonly kind: OrganisationKind;
  readonly because: string;
}

/**
 * The kind that is proposed for an organisation that has none but "other": by its roles where they agree, otherwise by a word of its name. None once one of the
 * team said what it is.
 */
export const proposedKind = ({
  name,
  segment,
  roles: own = [],
  byHand,
}: Pick<Organisation, "name" | "segment" | "roles" | "byHand">): ProposedKind | undefined => {
  if (segment !== "other" || byHand.includes("segment")) return undefined;
  const [first, ...others] = new Set(own.flatMap((id) => roles.get(id)?.kind ?? []));
  if (first !== undefined)
    return others.length === 0
      ? { kind: first, because: `Its role: ${own.map(roleTitle).join(", ")}` }
      : undefined;
  for (const [word, kind] of nameWords) {
    const found = word.exec(name)?.[0];
    if (found !== undefined) return { kind, because: `Its name has “${found.toLowerCase()}” in it` };
  }
  return undefined;
};

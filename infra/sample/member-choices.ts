import type { Purpose } from "../../shared/members/consents/purposes.ts";
import type { Frequency } from "../../shared/members/frequencies.ts";
import type { Role } from "../../shared/members/roles.ts";
import type { OrganisationKind } from "../../shared/people/organisation-kinds.ts";

/** What an invented member said of themselves, chose and agreed to. */
export interface SampleChoices {
  readonly role: Role;
  readonly topics: readonly string[];
  readonly frequency: Frequency;
  readonly purposes: readonly Purpose[];
  readonly wouldChampion: boolean;
}

/** A number from 0 to 99 that looks like chance and is the same each time (the finaliser of MurmurHash3, public domain). */
const chance = (index: number, question: number): number => {
  let hash = Math.imul(index * 31 + question + 1, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % 100;
};

type Shares<Name extends string> = readonly (readonly [Name, number])[];

const oneOf = <Name extends string>(shares: Shares<Name>, at: number, otherwise: Name): Name => {
  let sum = 0;
  for (const [name, share] of shares) {
    sum += share;
    if (at < sum) return name;
  }
  return otherwise;
};

const IN_CARE: Shares<Role> = [
  ["clinician", 27],
  ["analyst", 21],
  ["digital-lead", 14],
  ["transformation", 11],
  ["operations", 9],
  ["clinical-safety", 5],
  ["governance", 5],
  ["engineer", 4],
  ["executive", 3],
];
const AT_SUPPLIERS: Shares<Role> = [
  ["commercial", 38],
  ["engineer", 20],
  ["executive", 16],
  ["analyst", 14],
  ["clinical-safety", 5],
  ["governance", 3],
];
const IN_ACADEMIA: Shares<Role> = [
  ["research", 62],
  ["analyst", 20],
  ["clinician", 10],
];

const roleShares = (segment: OrganisationKind): Shares<Role> => {
  if (segment === "supplier") return AT_SUPPLIERS;
  return segment === "academia" ? IN_ACADEMIA : IN_CARE;
};

const BUILDERS: readonly Role[] = ["analyst", "engineer", "research"];

/** What the sample's member at this place of the list says and chooses: by the place, so that it is the same each time. */
export const sampleChoices = (index: number, segment: OrganisationKind): SampleChoices => {
  const role = oneOf(roleShares(segment), chance(index, 1), "other");
  const wants: Shares<string> = [
    ["events", 82],
    ["results", 61],
    ["calls", segment === "supplier" ? 22 : 41],
    ["workshops", segment === "supplier" ? 17 : 44],
    ["methods", BUILDERS.includes(role) ? 77 : 16],
    ["responsible-ai", role === "governance" || role === "clinical-safety" ? 81 : 33],
  ];
  const topics = wants.filter(([, share], nth) => chance(index, 10 + nth) < share).map(([topic]) => topic);
  const agrees: Shares<Purpose> = [
    ["news", 91],
    ["research", 44],
    ["directory", 37],
  ];
  const purposes = agrees.filter(([, share], nth) => chance(index, 20 + nth) < share).map(([name]) => name);
  return {
    role,
    topics,
    frequency: oneOf(
      [
        ["at-once", 41],
        ["weekly", 38],
      ],
      chance(index, 3),
      "monthly",
    ),
    purposes: topics.length === 0 ? purposes.filter((purpose) => purpose !== "news") : purposes,
    wouldChampion: chance(index, 4) < 6,
  };
};

import { type Region, regionNames } from "../organisations/regions.ts";
import { comparableName } from "../people/organisation-name.ts";
import { oneLine, plain } from "../platform/text.ts";
import { type ReUse, type ReUseSummary, titleOf } from "./re-use.ts";
import { type Stage, stageNames } from "./stages.ts";

/** Where an organisation is, by its code; `not-stated` where it has none that we know. */
export type RegionOf = (code: string | undefined) => Region;

/** Which part of the ledger is asked for. What is left out restricts nothing. */
export interface LedgerQuery {
  /** Part of the title of what is used, or its reference. */
  readonly used?: string | undefined;
  /** Part of an organisation's name, or its code. */
  readonly organisation: string;
  readonly region?: Region | undefined;
  readonly stage?: Stage | undefined;
  /** The id of a person of the team; `nobody` for those that nobody looks after. */
  readonly owner?: string | undefined;
  readonly overdue: boolean;
}

const MOST_TYPED = 200;

/** Reads what an address asks for. Anything unknown in it is as if it were not there. */
export const readLedgerQuery = (asked: Readonly<Record<string, string>>): LedgerQuery => ({
  used: oneLine((asked["used"] ?? "").slice(0, MOST_TYPED)) || undefined,
  organisation: (asked["organisation"] ?? "").trim().slice(0, MOST_TYPED),
  region: regionNames.find((name) => name === asked["region"]),
  stage: stageNames.find((name) => name === asked["stage"]),
  owner: /^(?:nobody|[\da-f-]{36})$/.exec(asked["owner"] ?? "")?.[0],
  overdue: asked["overdue"] === "yes",
});

/** Whether the day of a re-use's next contact is past. On its day it is due but not overdue. */
export const isOverdue = ({ nextContactOn }: ReUse, today: string): boolean =>
  nextContactOn !== undefined && nextContactOn < today;

const isOf = ({ organisation }: ReUse, typed: string): boolean =>
  comparableName(organisation.name).includes(comparableName(typed)) ||
  organisation.code === typed.toUpperCase();

const isUsed = (reUse: ReUse, used: string): boolean =>
  [reUse.item?.reference, reUse.project?.reference].includes(used.toUpperCase()) ||
  plain(titleOf(reUse)).includes(plain(used));

/** The re-uses that a query asks for, in the order given, at any stage. */
export const beforeStage = (
  all: readonly ReUse[],
  query: LedgerQuery,
  today: string,
  regionOf: RegionOf,
): readonly ReUse[] =>
  all.filter(
    (reUse) =>
      (query.used === undefined || isUsed(reUse, query.used)) &&
      (query.organisation === "" || isOf(reUse, query.organisation)) &&
      (query.region === undefined || regionOf(reUse.organisation.code) === query.region) &&
      (query.owner === undefined || (reUse.owner ?? "nobody") === query.owner) &&
      (!query.overdue || isOverdue(reUse, today)),
  );

/** How many are at each stage, in the order of the stages. */
export const countStages = (
  uses: readonly Pick<ReUseSummary, "stage">[],
): readonly { readonly stage: Stage; readonly count: number }[] =>
  stageNames.map((stage) => ({ stage, count: uses.filter((use) => use.stage === stage).length }));

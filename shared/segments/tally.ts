import * as z from "zod/mini";
import { keysOf } from "../platform/keys.ts";
import type { Looked } from "./evaluate.ts";

/** By what a segment is compared with the whole community. */
export const comparedBy = { kind: "Kind of organisation", region: "Region", role: "Role" } as const;

/** By what a segment is compared, as a list. */
export const comparedNames = keysOf(comparedBy);

/** How many of the community are of each kind, and how many of those are of the segment. */
const sharesSchema = z.record(z.string(), z.tuple([z.int(), z.int()]));

/** A segment counted so far: how many members were looked at, how many of them are of it, and both by kind of organisation, region and role. */
export const tallySchema = z.lazy(() =>
  z.object({
    looked: z.int(),
    fit: z.int(),
    kind: sharesSchema,
    region: sharesSchema,
    role: sharesSchema,
  }),
);

/** A segment counted so far. */
export type Tally = z.infer<typeof tallySchema>;

/** Before anybody was looked at. */
export const NO_TALLY: Tally = { looked: 0, fit: 0, kind: {}, region: {}, role: {} };

type Shares = Tally["kind"];

const withOneMore = (shares: Map<string, readonly [number, number]>, name: string, isFit: boolean): void => {
  const [all, fit] = shares.get(name) ?? [0, 0];
  shares.set(name, [all + 1, fit + (isFit ? 1 : 0)]);
};

const toShares = (shares: ReadonlyMap<string, readonly [number, number]>): Shares =>
  Object.fromEntries([...shares].map(([name, [all, fit]]) => [name, [all, fit]]));

/** A tally with more members in it. */
export const addToTally = (before: Tally, members: readonly Looked[]): Tally => {
  const shares = {
    kind: new Map<string, readonly [number, number]>(Object.entries(before.kind)),
    region: new Map<string, readonly [number, number]>(Object.entries(before.region)),
    role: new Map<string, readonly [number, number]>(Object.entries(before.role)),
  };
  let { fit } = before;
  for (const { member, region, fits } of members) {
    withOneMore(shares.kind, member.segment, fits);
    withOneMore(shares.region, region, fits);
    withOneMore(shares.role, member.role ?? "not-said", fits);
    if (fits) fit += 1;
  }
  return {
    looked: before.looked + members.length,
    fit,
    kind: toShares(shares.kind),
    region: toShares(shares.region),
    role: toShares(shares.role),
  };
};

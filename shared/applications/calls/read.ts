import type { Instant } from "../../platform/clock.ts";
import type { Table } from "../../platform/dynamo.ts";
import { type Call, callState } from "./model.ts";
import { listCalls } from "./store.ts";

/** The calls that are open at a moment, the one that closes first first. One query: there are three a year. For other features. */
export const openCalls = async (
  table: Table,
  now: Instant,
): Promise<readonly Pick<Call, "reference" | "title" | "opensAt" | "closesAt" | "announcedAt">[]> =>
  (await listCalls(table))
    .filter((call) => callState(call, now) === "open")
    .toSorted((one, other) => (one.closesAt < other.closesAt ? -1 : 1));

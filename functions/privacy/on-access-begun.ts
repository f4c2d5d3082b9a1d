import type { Occasion } from "../../shared/journal/entry.ts";
import { type FanOutPart, LEFT_TO_OTHERS } from "../../shared/journal/fan-out.ts";
import { finishGathering } from "../../shared/privacy/access/decide.ts";
import { type Source, sources } from "../../shared/privacy/access/gather.ts";
import { type AccessRequest, isToReview } from "../../shared/privacy/access/model.ts";
import { accessSaving, gatheredWrites, readAccess, readGathered } from "../../shared/privacy/access/store.ts";
import { AccessBegun } from "../../shared/privacy/entries.ts";
import { readOtherRecords } from "../../shared/privacy/erasure/merged.ts";
import { fanOutReaction } from "../entry-points/fan-out.ts";
import type { Needs } from "../entry-points/needs.ts";

const gathering =
  ({ table }: Needs, request: AccessRequest, person: string, source: Source): FanOutPart =>
  async (cursor) => {
    const { records, next } = await source(table, person, cursor);
    return { writes: gatheredWrites(request, records), next };
  };

const finishing =
  ({ table }: Needs, reference: string, ofSeveral: boolean, occasion: Occasion): FanOutPart =>
  async () => {
    const before = await readAccess(table, reference);
    if (before === undefined) return LEFT_TO_OTHERS;
    const counts = { records: 0, toReview: 0 };
    for await (const one of readGathered(table, reference)) {
      counts.records += 1;
      if (isToReview(one)) counts.toReview += 1;
    }
    const decision = finishGathering(before, { counts, ofSeveral }, occasion);
    if ("unchanged" in decision) return LEFT_TO_OTHERS;
    const { result: _result, ...saving } = accessSaving(before, decision);
    return saving;
  };

/** Gathers what is kept about somebody who asked for a copy, with what is merged with their record: from every feature, some records to a transaction. */
export const handler = fanOutReaction(
  "privacy/on-access-begun",
  [AccessBegun],
  async (needs, { subject: { id } }, occasion) => {
    const request = await readAccess(needs.table, id);
    if (request?.status !== "gathering") return [];
    const others = await readOtherRecords(needs.table, request.person);
    const people = [request.person, ...others.map((other) => other.id)];
    return [
      ...people.flatMap((person) => sources.map((source) => gathering(needs, request, person, source))),
      finishing(needs, id, others.length > 0, occasion),
    ];
  },
);

import { KEPT_DAYS } from "../../shared/exports/export.ts";
import { keptExports } from "../../shared/exports/read.ts";
import { openFiles } from "../../shared/files/bucket.ts";
import { eraseMail } from "../../shared/incoming-mail/mail-versions.ts";
import type { Occasion } from "../../shared/journal/entry.ts";
import { type FanOutPart, LEFT_TO_OTHERS } from "../../shared/journal/fan-out.ts";
import { lazy } from "../../shared/platform/lazy.ts";
import { readSettings } from "../../shared/platform/settings.ts";
import { plusHours } from "../../shared/platform/time.ts";
import { ErasureDue } from "../../shared/privacy/entries.ts";
import { finishErasure, startErasure } from "../../shared/privacy/erasure/decide.ts";
import { erasedPersonOf, readOtherRecords } from "../../shared/privacy/erasure/merged.ts";
import type { ErasedPerson } from "../../shared/privacy/erasure/model.ts";
import { erasureParts, type PlanNeeds } from "../../shared/privacy/erasure/plan.ts";
import { erasureWrites, readDone, readErasure } from "../../shared/privacy/erasure/store.ts";
import { roleInTeam } from "../../shared/sign-in/team.ts";
import { fanOutOverIndex } from "../entry-points/fan-out.ts";
import type { Needs } from "../entry-points/needs.ts";

type Erasing = Needs & PlanNeeds;

/** Says that it has begun, so that it cannot be taken back any more. */
const starting =
  ({ table }: Needs, reference: string, records: readonly ErasedPerson[]): FanOutPart =>
  async () => {
    const before = await readErasure(table, reference);
    if (before?.subject === undefined) return LEFT_TO_OTHERS;
    const roles = await Promise.all(records.map(({ person }) => roleInTeam(table, person)));
    const isOfTeam = roles.some((role) => role !== undefined);
    const after = startErasure(before, { isOfTeam, merged: records.slice(1) });
    return "unchanged" in after ? {} : { writes: erasureWrites(before, after) };
  };

/** Leaves the certificate, and with it nothing about the person. Archives that still hold them are named: they go within a week. */
const finishing =
  ({ table }: Needs, reference: string, occasion: Occasion): FanOutPart =>
  async () => {
    const [before, { did, stays }, archives] = await Promise.all([
      readErasure(table, reference),
      readDone(table, reference),
      keptExports(table),
    ]);
    if (before === undefined) return LEFT_TO_OTHERS;
    const records = did.reduce((sum, { deleted, emptied }) => sum + deleted + emptied, 0);
    const exports = archives.flatMap(({ id, finishedAt, status }) => {
      if (status !== "finished" || finishedAt === undefined) return [];
      const until = plusHours(finishedAt, KEPT_DAYS * 24);
      return until > occasion.now ? [{ id, until }] : [];
    });
    const decision = finishErasure(before, { records, stay: stays.length, exports }, occasion);
    if ("unchanged" in decision) return LEFT_TO_OTHERS;
    return { writes: erasureWrites(before, decision.erasure), entries: decision.entries };
  };

/**
 * Erases somebody, with all records that are merged with theirs: record after record, each in a transaction with what follows from it. It is done a second time a minute later, because an index may
 * not have shown yet what came just before; only then is it finished.
 */
export const handler = fanOutOverIndex(
  "privacy/on-erasure-due",
  [ErasureDue],
  async (needs: Erasing, { subject: { id } }, occasion, isSecondLook) => {
    const erasure = await readErasure(needs.table, id);
    if (erasure?.subject === undefined) return [];
    const merged =
      erasure.merged ?? (await readOtherRecords(needs.table, erasure.subject.person)).map(erasedPersonOf);
    const records = [erasure.subject, ...merged];
    const parts = [
      starting(needs, id, records),
      ...records.flatMap((person) => erasureParts(needs, { person, because: id, occasion })),
    ];
    return isSecondLook ? [...parts, finishing(needs, id, occasion)] : parts;
  },
  "again",
  (needs): Erasing => {
    const mails = lazy(() => openFiles(readSettings(["MAIL_BUCKET"], process.env).MAIL_BUCKET));
    return {
      ...needs,
      dropCopy: async (reference: string) => {
        const { EXPORTS_BUCKET } = readSettings(["EXPORTS_BUCKET"], process.env);
        const { dropCopy } = await import("../../shared/privacy/access/bucket.ts");
        await dropCopy(openFiles(EXPORTS_BUCKET), reference);
      },
      eraseMail: (key: string) => eraseMail(mails(), key),
    };
  },
);

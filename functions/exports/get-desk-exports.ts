import * as z from "zod";
import { KEPT_DAYS, type ProgrammeExport, percentOf, stateOf } from "../../shared/exports/export.ts";
import { exportKinds, leftOut } from "../../shared/exports/kinds.ts";
import { listExports, readExport } from "../../shared/exports/store.ts";
import { sizeInWords } from "../../shared/files/words.ts";
import type { FormErrors } from "../../shared/pages/form-errors.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { readPeople } from "../../shared/people/store.ts";
import type { Instant } from "../../shared/platform/clock.ts";
import { plusHours } from "../../shared/platform/time.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskPage, DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import exportPage from "./desk-export.njk";
import exportsPage from "./desk-exports.njk";

const stateWords = {
  requested: { text: "Waits to begin", classes: "nhsuk-tag--blue" },
  running: { text: "Under way", classes: "nhsuk-tag--blue" },
  finished: { text: "Ready", classes: "nhsuk-tag--green" },
  expired: { text: "Deleted after a week", classes: "nhsuk-tag--grey" },
  deleted: { text: "Deleted", classes: "nhsuk-tag--grey" },
  stopped: { text: "Stopped", classes: "nhsuk-tag--red" },
  "too-large": { text: "Too large", classes: "nhsuk-tag--red" },
} as const;

const viewOf = (one: ProgrammeExport, now: Instant) => {
  const state = stateOf(one, now);
  return {
    ...one,
    state,
    tag: stateWords[state],
    busy: state === "requested" || state === "running",
    percent: percentOf(one),
    size: one.bytes === undefined ? undefined : sizeInWords(one.bytes),
    deletedAt: one.finishedAt === undefined ? undefined : plusHours(one.finishedAt, KEPT_DAYS * 24),
    href: toPath(paths.deskExport, { id: one.id }),
  };
};

/** The exports of late, what one holds, and the way to make one. */
export const showExports = async (
  needs: PageNeeds,
  visit: DeskVisit,
  wrong?: { readonly errors: FormErrors; readonly status: number },
): Promise<PageAnswer> => {
  const exports = await listExports(needs.table);
  const ids = [...new Set(exports.flatMap(({ requestedBy }) => requestedBy ?? []))];
  const people = await readPeople(needs.table, ids);
  const names = new Map(people.flatMap((one) => (one === undefined ? [] : [[one.id, one.name] as const])));
  return visit.show(
    exportsPage,
    {
      exports: exports.map((one) => ({
        ...viewOf(one, needs.now()),
        by: names.get(one.requestedBy ?? "") ?? "Somebody who left",
      })),
      kinds: exportKinds,
      leftOut,
      keptDays: KEPT_DAYS,
      errors: wrong?.errors,
    },
    wrong?.status ?? 200,
  );
};

/** The exports at the desk. */
export const getDeskExports: DeskPage = (needs, _request, visit) => showExports(needs, visit);

/** What is shown of one export besides how it stands. */
export interface ExportShown {
  readonly errors?: FormErrors;
  readonly status?: number;
  /** The address of the archive, for the next minutes. */
  readonly download?: string;
  /** Whether to ask if it is really to be deleted. */
  readonly deleting?: boolean;
}

/** One export: how far it is while it is made, and the way to its archive afterwards. */
export const showExport = async (
  needs: PageNeeds,
  visit: DeskVisit,
  id: string,
  { status = 200, ...shown }: ExportShown = {},
): Promise<PageAnswer> => {
  const one = z.uuid().safeParse(id).success ? await readExport(needs.table, id) : undefined;
  if (one === undefined) return visit.show(notFound, {}, 404);
  return visit.show(exportPage, { one: viewOf(one, needs.now()), keptDays: KEPT_DAYS, ...shown }, status);
};

/** One export. */
export const getDeskExport: DeskPage = (needs, request, visit) =>
  showExport(needs, visit, request.parameters["id"] ?? "");

import { KEPT_DAYS, type ProgrammeExport, percentOf, stateOf } from "../../shared/exports/export.ts";
import { sizeInWords } from "../../shared/files/words.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { Instant } from "../../shared/platform/clock.ts";
import { plusHours } from "../../shared/platform/time.ts";

const stateWords = {
  requested: { text: "Waits to begin", classes: "nhsuk-tag--blue" },
  running: { text: "Under way", classes: "nhsuk-tag--blue" },
  finished: { text: "Ready", classes: "nhsuk-tag--green" },
  expired: { text: "Deleted after a week", classes: "nhsuk-tag--grey" },
  deleted: { text: "Deleted", classes: "nhsuk-tag--grey" },
  stopped: { text: "Stopped", classes: "nhsuk-tag--red" },
  "too-large": { text: "Too large", classes: "nhsuk-tag--red" },
} as const;

/** How an export stands, as pages show it. */
export const exportView = (one: ProgrammeExport, now: Instant) => {
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

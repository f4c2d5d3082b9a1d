import { FileDiscarded } from "../../files/entries.ts";
import type { Unchanged } from "../../journal/answer.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import type { Instant } from "../../platform/clock.ts";
import { LINK_DAYS, linkEnd } from "../../platform/time.ts";
import type { Timer } from "../../timers/timer.ts";
import type { Application } from "../application.ts";
import type { Call } from "../calls/model.ts";
import { ApplicationFilesDue } from "../entries.ts";
import { type ApplicationAnswer, type ApplicationDecision, about, changed } from "./decision.ts";

/** Why a file is not added. */
export type AddFileRefusal = "not-a-draft" | "too-many-files";

/** How many files an application may have. */
export const MOST_FILES = 5;

/** Why an application takes no further files; null when it does. */
export const whyNotAddFile = (
  { status, files }: Pick<Application, "status" | "files">,
  more = 1,
): AddFileRefusal | null => {
  if (status !== "draft") return "not-a-draft";
  return files.length + more > MOST_FILES ? "too-many-files" : null;
};

/** Adds files that are kept to a draft. */
export const addFiles = (
  application: Application,
  call: Call,
  files: Application["files"],
  occasion: Occasion,
): ApplicationAnswer<AddFileRefusal> => {
  const refusal = whyNotAddFile(application, files.length);
  if (refusal !== null) return { refusal };
  const more = changed(application, { files: [...application.files, ...files] });
  return { application: more, entries: [], setTimers: fileTimers(more, call, occasion) };
};

/**
 * When the files of an application are needed no more, as it stands: for a draft, when the link to it ends; for one that was withdrawn, when that cannot
 * be undone any more. Those of one that is submitted or decided are its record, and a draft that was carried on has left its files to its successor.
 */
const filesEndAt = (application: Application, { closesAt }: Call): Instant | undefined => {
  if (application.carriedTo !== undefined) return undefined;
  if (application.status === "draft") return linkEnd(closesAt, LINK_DAYS.call);
  return application.status === "withdrawn" ? closesAt : undefined;
};

/** The timer that looks after the files of an application; none where there is nothing to look after. */
export const fileTimers = (application: Application, call: Call, occasion: Occasion): readonly Timer[] => {
  const endsAt = filesEndAt(application, call);
  if (endsAt === undefined || application.files.length === 0) return [];
  const entry = record(
    ApplicationFilesDue,
    { ...about(application), data: { call: application.call } },
    occasion,
  );
  const due = endsAt > occasion.now ? endsAt : occasion.now;
  return [{ id: `application-files:${application.reference}`, due, entry }];
};

const discarded = (id: string, occasion: Occasion): Entry =>
  record(FileDiscarded, { subject: id, data: {} }, occasion);

/** Discards the files of an application when they are needed no more. Looks again later where its call now closes later. */
export const discardFiles = (
  application: Application,
  call: Call,
  occasion: Occasion,
): ApplicationDecision | Unchanged => {
  const endsAt = filesEndAt(application, call);
  if (endsAt === undefined || application.files.length === 0) return { unchanged: true };
  if (endsAt > occasion.now)
    return {
      application: changed(application, {}),
      entries: [],
      setTimers: fileTimers(application, call, occasion),
    };
  return {
    application: changed(application, { files: [] }),
    entries: application.files.map(({ id }) => discarded(id, occasion)),
  };
};

/** Removes a file from a draft, for good. */
export const removeFile = (
  application: Application,
  id: string,
  occasion: Occasion,
): ApplicationAnswer<"not-a-draft"> => {
  if (application.status !== "draft") return { refusal: "not-a-draft" };
  const files = application.files.filter((file) => file.id !== id);
  if (files.length === application.files.length) return { unchanged: true };
  return { application: changed(application, { files }), entries: [discarded(id, occasion)] };
};

import type { Entry } from "../../../shared/journal/entry.ts";
import { entryTitles } from "../../../shared/journal/entry-titles.ts";

/** An application's history for its page. What a person outside did names nobody: names may be hidden. */
export const tellHistory = (entries: readonly Entry[], nameOf: (id: string | undefined) => string) =>
  entries.map((entry) => ({
    at: entry.at,
    what: entryTitles.get(entry.name) ?? entry.name,
    whoId: entry.actor.kind === "team" ? entry.actor.id : undefined,
    who:
      entry.actor.kind === "team"
        ? nameOf(entry.actor.id)
        : entry.actor.kind === "person"
          ? "the applicant"
          : "the system",
  }));

import { catalogue } from "../../shared/journal/catalogue.ts";
import type { Entry } from "../../shared/journal/entry.ts";

const titles = new Map<string, string>(Object.values(catalogue).map(({ name, title }) => [name, title]));

/** A problem's history for its page. What a person outside did names nobody: names may be hidden. */
export const tellHistory = (entries: readonly Entry[], nameOf: (id: string | undefined) => string) =>
  entries.map((entry) => ({
    at: entry.at,
    what: titles.get(entry.name) ?? entry.name,
    who:
      entry.actor.kind === "team"
        ? nameOf(entry.actor.id)
        : entry.actor.kind === "person"
          ? "the applicant"
          : "the system",
  }));

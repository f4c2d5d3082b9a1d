import { catalogue } from "../../shared/journal/catalogue.ts";
import type { Entry } from "../../shared/journal/entry.ts";
import { tellFollowUp } from "../follow-ups/history-words.ts";
import { tellPart } from "./history-words.ts";

const titles = new Map<string, string>(Object.values(catalogue).map(({ name, title }) => [name, title]));

/** An entry about a project in the team's words. */
const tellEntry = (
  entry: Entry,
  nameOf: (id: string | undefined) => string,
  titleOf: (step: string) => string,
): string => {
  switch (entry.name) {
    case "ProjectCreated":
      return "Project taken on";
    case "ProjectStarted":
      return "The work started";
    case "WeekNoteWritten":
      return "Week note written";
    case "WeekNoteSkipped":
      return "Nothing to say this week";
    case "ProjectCompleted":
      return "Project completed";
    default:
      return tellFollowUp(entry, titleOf) ?? tellPart(entry, nameOf) ?? titles.get(entry.name) ?? entry.name;
  }
};

/** A project's history for its page, with the names of those of the team who did something and of the steps. */
export const tellHistory = (
  entries: readonly Entry[],
  nameOf: (id: string | undefined) => string,
  titleOf: (step: string) => string,
) =>
  entries.map((entry) => ({
    at: entry.at,
    what: tellEntry(entry, nameOf, titleOf),
    who: entry.actor.kind === "team" ? nameOf(entry.actor.id) : "",
  }));

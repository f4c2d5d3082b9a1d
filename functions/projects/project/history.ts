import type { Entry } from "../../../shared/journal/entry.ts";
import { entryTitles } from "../../../shared/journal/entry-titles.ts";
import { ProjectRoleEnded, ProjectRoleGiven } from "../../../shared/projects/roles/entries.ts";
import type { NameOf } from "../../../shared/sign-in/names.ts";
import { tellFollowUp } from "../../follow-ups/runs/history-words.ts";
import { tellPart } from "./history-words.ts";

/** Entries whose line begins with the name of the person whom they concern. */
const ABOUT_SOMEBODY: ReadonlySet<string> = new Set([ProjectRoleGiven.name, ProjectRoleEnded.name]);

/** An entry about a project in the team's words. */
const tellEntry = (entry: Entry, titleOf: (step: string) => string): string => {
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
      return tellFollowUp(entry, titleOf) ?? tellPart(entry) ?? entryTitles.get(entry.name) ?? entry.name;
  }
};

/** A project's history for its page, with the names of those of the team who did something and of the steps. */
export const tellHistory = (entries: readonly Entry[], nameOf: NameOf, titleOf: (step: string) => string) =>
  entries.map((entry) => ({
    at: entry.at,
    what: tellEntry(entry, titleOf),
    about:
      entry.person !== undefined && ABOUT_SOMEBODY.has(entry.name)
        ? { id: entry.person, name: nameOf(entry.person) }
        : undefined,
    who: entry.actor.kind === "team" ? nameOf(entry.actor.id) : "",
    whoId: entry.actor.kind === "team" ? entry.actor.id : undefined,
  }));

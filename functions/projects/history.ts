import { catalogue } from "../../shared/journal/catalogue.ts";
import type { Entry } from "../../shared/journal/entry.ts";
import {
  ProjectGovernanceChanged,
  ProjectGovernanceDocumentChanged,
  ProjectTaskChanged,
  ProjectTaskDescribed,
  ProjectTaskSetAside,
} from "../../shared/projects/entries.ts";
import { documentStates, governanceDocuments, governanceStates } from "../../shared/projects/governance.ts";
import { standardTask } from "../../shared/projects/stages.ts";
import { tellFollowUp } from "../follow-ups/history-words.ts";

const titles = new Map<string, string>(Object.values(catalogue).map(({ name, title }) => [name, title]));

const tasked = (what: string, task: string): string =>
  `${what}: ${standardTask(task)?.text ?? "one of this project’s own"}`;

/** An entry about a project in the team's words. */
const tellEntry = (entry: Entry, titleOf: (step: string) => string): string => {
  switch (entry.name) {
    case "ProjectCreated":
      return "Project taken on";
    case "ProjectStarted":
      return "The work started";
    case ProjectTaskChanged.name: {
      const { task, done } = ProjectTaskChanged.parse(entry).data;
      return tasked(done ? "Task done" : "Task to do again", task);
    }
    case ProjectTaskSetAside.name:
      return tasked("Task set aside", ProjectTaskSetAside.parse(entry).data.task);
    case ProjectTaskDescribed.name:
      return tasked("Task described", ProjectTaskDescribed.parse(entry).data.task);
    case ProjectGovernanceChanged.name: {
      const { state } = ProjectGovernanceChanged.parse(entry).data;
      return `Information governance: ${governanceStates[state].toLowerCase()}`;
    }
    case ProjectGovernanceDocumentChanged.name: {
      const { document, state } = ProjectGovernanceDocumentChanged.parse(entry).data;
      return `${governanceDocuments[document]}: ${documentStates[state].toLowerCase()}`;
    }
    case "WeekNoteWritten":
      return "Week note written";
    case "WeekNoteSkipped":
      return "Nothing to say this week";
    case "ProjectCompleted":
      return "Project completed";
    default:
      return tellFollowUp(entry, titleOf) ?? titles.get(entry.name) ?? entry.name;
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
    what: tellEntry(entry, titleOf),
    who: entry.actor.kind === "team" ? nameOf(entry.actor.id) : "",
  }));

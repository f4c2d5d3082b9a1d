import { catalogue } from "../../shared/journal/catalogue.ts";
import type { Entry } from "../../shared/journal/entry.ts";
import {
  FollowUpDone,
  FollowUpDue,
  FollowUpReopened,
  FollowUpSkipped,
  ProjectTaskChanged,
} from "../../shared/projects/entries.ts";
import type { FollowUpStep } from "../../shared/projects/recipe.ts";
import { stepWords } from "../../shared/projects/step-words.ts";

const titles = new Map<string, string>(Object.values(catalogue).map(({ name, title }) => [name, title]));

const titled = (what: string, step: FollowUpStep): string => `${what}: ${stepWords[step].title}`;

const nudges = ["Follow-up due", "Reminder of a follow-up", "Last reminder of a follow-up"] as const;

/** An entry about a project in the team's words. */
const tellEntry = (entry: Entry): string => {
  switch (entry.name) {
    case "ProjectCreated":
      return "Project taken on";
    case "ProjectStarted":
      return "The work started";
    case "ProjectTaskChanged":
      return ProjectTaskChanged.parse(entry).data.done ? "Task ticked" : "Task not done any more";
    case "ProjectGovernanceChanged":
      return "Information governance changed";
    case "WeekNoteWritten":
      return "Week note written";
    case "WeekNoteSkipped":
      return "Nothing to say this week";
    case "ProjectCompleted":
      return "Project completed";
    case FollowUpDue.name: {
      const { step, nudge } = FollowUpDue.parse(entry).data;
      return titled(nudges[nudge] ?? "Reminder of a follow-up", step);
    }
    case FollowUpDone.name:
      return titled("Follow-up done", FollowUpDone.parse(entry).data.step);
    case FollowUpSkipped.name:
      return titled("Follow-up skipped", FollowUpSkipped.parse(entry).data.step);
    case FollowUpReopened.name:
      return titled("Follow-up opened again", FollowUpReopened.parse(entry).data.step);
    default:
      return titles.get(entry.name) ?? entry.name;
  }
};

/** A project's history for its page, with the names of those of the team who did something. */
export const tellHistory = (entries: readonly Entry[], nameOf: (id: string | undefined) => string) =>
  entries.map((entry) => ({
    at: entry.at,
    what: tellEntry(entry),
    who: entry.actor.kind === "team" ? nameOf(entry.actor.id) : "",
  }));

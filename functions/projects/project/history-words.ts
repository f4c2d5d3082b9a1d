import type { Entry } from "../../../shared/journal/entry.ts";
import { counted, insideSentence } from "../../../shared/platform/text.ts";
import {
  ProjectGovernanceChanged,
  ProjectGovernanceDocumentChanged,
} from "../../../shared/projects/governance/entries.ts";
import {
  documentStates,
  governanceDocuments,
  governanceStates,
} from "../../../shared/projects/governance/model.ts";
import {
  ProjectPlanMade,
  ProjectPlanMoved,
  ProjectSprintGoalSet,
} from "../../../shared/projects/plan/entries.ts";
import { ProjectRoleEnded, ProjectRoleGiven } from "../../../shared/projects/roles/entries.ts";
import { roleTitle } from "../../../shared/projects/roles/model.ts";
import {
  ProjectTaskChanged,
  ProjectTaskDescribed,
  ProjectTaskSetAside,
} from "../../../shared/projects/stages/entries.ts";
import { standardTask } from "../../../shared/projects/stages/stages.ts";
import { ProjectSuperseded } from "../../../shared/projects/state/entries.ts";

const tasked = (what: string, task: string): string =>
  `${what}: ${standardTask(task)?.text ?? "one of this project’s own"}`;

const taskTold = { "to-do": "Task to do again", doing: "Task started", done: "Task done" } as const;

const tellTask = (entry: Entry): string | undefined => {
  switch (entry.name) {
    case ProjectTaskChanged.name: {
      const { task, status } = ProjectTaskChanged.parse(entry).data;
      return tasked(taskTold[status], task);
    }
    case ProjectTaskSetAside.name:
      return tasked("Task set aside", ProjectTaskSetAside.parse(entry).data.task);
    case ProjectTaskDescribed.name:
      return tasked("Task described", ProjectTaskDescribed.parse(entry).data.task);
    default:
      return undefined;
  }
};

const tellPlan = (entry: Entry): string | undefined => {
  switch (entry.name) {
    case ProjectPlanMoved.name: {
      const { days } = ProjectPlanMoved.parse(entry).data;
      return `Plan moved by ${counted(days, "day", "days")}`;
    }
    case ProjectPlanMade.name: {
      const { sprints, weeks } = ProjectPlanMade.parse(entry).data;
      return `Plan made: ${counted(sprints, "sprint", "sprints")} of ${counted(weeks, "week", "weeks")}`;
    }
    case ProjectSprintGoalSet.name:
      return `Goal of sprint ${ProjectSprintGoalSet.parse(entry).data.sprint} set`;
    default:
      return undefined;
  }
};

/**
 * An entry about a part of a project, or about its information governance, in the team's words; undefined when its title says it all. What is said of a
 * role goes on from the name of who has it.
 */
export const tellPart = (entry: Entry): string | undefined => {
  switch (entry.name) {
    case ProjectGovernanceChanged.name: {
      const { state } = ProjectGovernanceChanged.parse(entry).data;
      return `Information governance: ${insideSentence(governanceStates[state])}`;
    }
    case ProjectGovernanceDocumentChanged.name: {
      const { document, state } = ProjectGovernanceDocumentChanged.parse(entry).data;
      return `${governanceDocuments[document]}: ${insideSentence(documentStates[state])}`;
    }
    case ProjectSuperseded.name:
      return `Superseded by ${ProjectSuperseded.parse(entry).data.by}`;
    case ProjectRoleGiven.name: {
      const data = ProjectRoleGiven.parse(entry).data;
      return `is ${insideSentence(roleTitle(data))}`;
    }
    case ProjectRoleEnded.name: {
      const data = ProjectRoleEnded.parse(entry).data;
      return `is no longer ${insideSentence(roleTitle(data))}`;
    }
    default:
      return tellTask(entry) ?? tellPlan(entry);
  }
};

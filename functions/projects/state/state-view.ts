import { paths, toPath } from "../../../shared/pages/paths.ts";
import { keysOf } from "../../../shared/platform/keys.ts";
import type { Project, Turn } from "../../../shared/projects/project.ts";
import { isEnded, projectStatuses } from "../../../shared/projects/status.ts";

/** What can be done with the status of a project, each on a page of its own to confirm. */
export const stateChanges = {
  pause: {
    text: "Pause the project",
    means:
      "The work rests until someone resumes it. While it is paused no follow-up comes due and nobody is reminded. The dates of the plan stay as they are: change them when you resume it.",
    button: "Pause the project",
  },
  resume: {
    text: "Resume the project",
    means:
      "The project is again what it was before it was paused. Its follow-ups go on, as many days later as it was paused. Sprints and the last day of the work stay as planned until someone changes them.",
    button: "Resume the project",
  },
  abandoned: {
    text: "Abandon the project",
    means:
      "The work ends without a result. No follow-ups begin. The project stays in the lists with its reason, because others will want to know why.",
    button: "Abandon the project",
  },
  superseded: {
    text: "Another project takes its place",
    means: "The project ends, and its page leads to the other one. Follow-ups that are still open end.",
    button: "Let the other project take its place",
  },
  "handed-over": {
    text: "Hand the project over",
    means:
      "Others go on with it. The follow-ups of a completed project go on all the same: someone will ask what came of it.",
    button: "Hand the project over",
  },
  reopen: {
    text: "Open the project again",
    means:
      "Its end is taken back, and the project is what it was before. After a completion that was taken back, the follow-ups of that completion end; they begin again when it is completed again.",
    button: "Open the project again",
  },
} as const;

/** A change of status that the page offers. */
export type StateChange = keyof typeof stateChanges;

/** The changes as a list. */
export const stateChangeNames = keysOf(stateChanges);

const hasEnded = ({ status }: Project): boolean => isEnded(status) || status === "complete";

/** The change of this name; undefined for any other text. */
export const stateChangeNamed = (name: string): StateChange | undefined =>
  stateChangeNames.find((change) => change === name);

/** Which changes of status a project allows. */
export const changesOf = (project: Project): readonly StateChange[] => {
  if (isEnded(project.status)) return ["reopen"];
  return [
    project.status === "paused" ? "resume" : "pause",
    ...(hasEnded(project) ? (["reopen"] as const) : []),
    ...(project.completedAt === undefined ? (["abandoned"] as const) : []),
    "superseded",
    "handed-over",
  ];
};

/** The button that takes back the status a project has now; undefined when nothing changed it, or it goes on as planned. */
export const undoOf = (project: Project): { readonly href: string; readonly text: string } | undefined => {
  const change = project.status === "paused" ? "resume" : hasEnded(project) ? "reopen" : undefined;
  if (change === undefined) return undefined;
  const href = `${toPath(paths.deskProjectState, { reference: project.reference })}?ask=${change}`;
  return { href, text: stateChanges[change].text };
};

/** A change of a project's status: what it became, when, why, and what else a person said. */
export const turnView = (turn: Turn) => ({
  ...turn,
  what: projectStatuses[turn.status],
  projectHref: turn.project && toPath(paths.deskProject, { reference: turn.project }),
});

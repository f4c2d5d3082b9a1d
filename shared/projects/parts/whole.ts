import type { Item } from "../../platform/dynamo.ts";
import type { Outputs } from "../outputs/model.ts";
import type { Plan } from "../plan/model.ts";
import type { Project } from "../project.ts";
import type { Publishing } from "../publishing/model.ts";
import type { LoggedDecision, Risk } from "../risks/model.ts";
import type { ProjectRole } from "../roles/model.ts";
import type { Task } from "../stages/task.ts";

/** A project with all its parts. */
export interface WholeProject {
  readonly project: Project;
  readonly tasks: readonly Task[];
  readonly roles: readonly ProjectRole[];
  readonly plan: Plan | undefined;
  readonly risks: readonly Risk[];
  readonly decisions: readonly LoggedDecision[];
  readonly outputs: Outputs | undefined;
  readonly publishing: Publishing | undefined;
  /** What other features keep with a project, for them to find theirs in: week notes, impact surveys. */
  readonly beside: readonly Item[];
}

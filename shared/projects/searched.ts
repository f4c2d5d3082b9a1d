import { searched } from "../search/searched.ts";
import { ProjectChanged, ProjectCreated } from "./entries.ts";
import { titledProject } from "./project.ts";

/** Projects are found by what they are about and by their partners. */
export const searchedProject = searched({
  kind: "project",
  titled: titledProject,
  keys: /^PROJECT#(\S+) PROJECT$/,
  entries: [ProjectCreated, ProjectChanged],
  texts: [
    ["project", "summary"],
    ["project", "partners"],
  ],
});

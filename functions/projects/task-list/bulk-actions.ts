import { keysOf } from "../../../shared/platform/keys.ts";
import { parseReference } from "../../../shared/platform/references.ts";
import { planTasks, setTask } from "../../../shared/projects/stages/commands.ts";
import { teamChoices } from "../../../shared/sign-in/team.ts";
import { taskStates } from "../../../shared/tasks/standing.ts";
import type { BulkAction, BulkList } from "../../lists/bulk-action.ts";

/** The project that the address of the list names. */
const projectIn = (path: string): string => parseReference("project", path.split("/").at(-2) ?? "") ?? "";

const stateNames = keysOf(taskStates);

const left: BulkAction["left"] = {
  "no-such-part": (isOne) => `${isOne ? "does" : "do"} not exist any more`,
  "not-of-team": () => "could not be assigned: this person cannot do tasks",
  "no-state": () => "could not be moved: there is no such state",
  unknown: (isOne) => `${isOne ? "does" : "do"} not exist any more`,
};

/** The tasks of a project: what can be done to several of them. Each can be changed back by the same button. */
export const projectTaskBulk: BulkList = {
  name: "project-tasks",
  things: ["task", "tasks"],
  takesAll: true,
  actions: [
    {
      name: "state",
      verb: "Move",
      choice: {
        label: "State",
        missing: "Choose a state",
        items: async () => [
          { value: "", text: "State" },
          ...stateNames.map((value) => ({ value, text: taskStates[value] })),
        ],
      },
      isHarmless: true,
      run: async (needs, { id, value, path, me: _me, ...command }) => {
        const status = stateNames.find((name) => name === value);
        if (status === undefined) return { refusal: "no-state" };
        const moved = await setTask(needs, { reference: projectIn(path), id, status }, command);
        return "refusal" in moved ? moved : { done: {} };
      },
      said: (what, chosen) => `You moved ${what} to “${chosen}”.`,
      left,
    },
    {
      name: "owner",
      verb: "Assign",
      choice: {
        label: "Assigned to",
        missing: "Choose who is to do them",
        isPerson: true,
        items: teamChoices("Assign to"),
      },
      isHarmless: true,
      run: async (needs, { id, value, path, me, ...command }) => {
        const asked = { reference: projectIn(path), ids: [id], plan: { owner: value }, by: me };
        const given = await planTasks(needs, asked, command);
        return "refusal" in given ? given : { done: {} };
      },
      said: (what, chosen) => `You assigned ${what} to ${chosen.replace(" (me)", "")}.`,
      left,
    },
  ],
};

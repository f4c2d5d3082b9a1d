import { refused } from "../journal/answer.ts";
import { type Handing, handing, idOfThing } from "../work/handing.ts";
import { partKinds, readPart, savePart } from "./parts/store.ts";
import { handOnProject } from "./roles/decide-leaving.ts";
import { giveTask, taskAsIs } from "./stages/decide.ts";
import { readProject, saveProject } from "./store.ts";

/** A project changes hands with its owner or deputy; its follow-ups, week notes and outputs come along, because they are of whoever has that role. */
export const projectHanding: Handing = handing({
  read: (table, thing) => readProject(table, idOfThing(thing)),
  holders: ({ owner, deputy }) => ({ owner, deputy }),
  decide: (project, { holders, occasion }) => handOnProject(project, holders, occasion),
  save: (project, decision) => saveProject(project, decision),
});

/** A task of a project changes hands. */
export const projectTaskHanding: Handing = handing({
  read: async (table, thing) => {
    const { part: id = "" } = thing;
    const reference = idOfThing(thing);
    const found = await readPart(table, partKinds.task, { reference, id });
    return found && { reference, id, before: found.part };
  },
  holders: ({ before }) => ({ owner: before?.owner }),
  decide: ({ reference, id, before }, { holders, occasion }) => {
    const decided = giveTask(reference, taskAsIs(before, id), holders.owner, occasion);
    return "refusal" in decided ? refused("unknown") : decided;
  },
  save: ({ reference, id, before }, decision) =>
    savePart(partKinds.task, { reference, id, before, decision, writes: [] }),
});

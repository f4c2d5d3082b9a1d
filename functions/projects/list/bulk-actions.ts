import { assignOwner } from "../../../shared/projects/details/commands.ts";
import { checksOfGiven, teamChoices } from "../../../shared/sign-in/team.ts";
import type { BulkAction, BulkList } from "../../lists/bulk-action.ts";

const left: BulkAction["left"] = {
  "already-so": (isOne) => `${isOne ? "was" : "were"} theirs already`,
  "not-of-team": () => "could not be assigned: this person cannot own projects",
  unknown: (isOne) => `${isOne ? "does" : "do"} not exist`,
};

/** The projects: what can be done to several of them. */
export const projectBulk: BulkList = {
  name: "projects",
  things: ["project", "projects"],
  takesAll: true,
  actions: [
    {
      name: "owner",
      verb: "Assign",
      choice: {
        label: "Owner",
        missing: "Choose who is to own them",
        isPerson: true,
        items: teamChoices("Owner"),
      },
      run: (needs, { id, value, me, path: _path, ...command }) => {
        const checks = checksOfGiven([value], [me], "not-of-team");
        return assignOwner(needs, { reference: id, owner: value, checks }, command);
      },
      undo: (needs, { id, before, me, path: _path, ...command }) => {
        const { owner = "", deputy = "", version } = before;
        const checks = checksOfGiven([owner], [me], "not-of-team");
        const asked = { reference: id, owner, deputy, version: Number(version), checks };
        return assignOwner(needs, asked, command);
      },
      said: (what, chosen) => `You assigned ${what} to ${chosen.replace(" (me)", "")}.`,
      left,
    },
  ],
};

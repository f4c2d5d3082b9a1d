import { saveReUse } from "../../../shared/re-uses/commands.ts";
import { factsOf } from "../../../shared/re-uses/decide-desk.ts";
import { teamChoices } from "../../../shared/sign-in/team.ts";
import type { BulkList } from "../../lists/bulk-action.ts";

/** The re-uses of the ledger: what can be done to several of them. */
export const reUseBulk: BulkList = {
  name: "re-uses",
  things: ["re-use", "re-uses"],
  takesAll: true,
  actions: [
    {
      name: "owner",
      verb: "Assign",
      choice: {
        label: "Assigned to",
        missing: "Choose who is to look after them",
        isPerson: true,
        items: teamChoices("Assign to"),
      },
      isHarmless: true,
      run: async (needs, { id, value, me, path: _path, ...command }) => {
        const assigned = await saveReUse(
          needs,
          {
            reference: id,
            saved: (reUse) => ({ facts: { ...factsOf(reUse), owner: value }, stage: reUse.stage }),
            by: me,
          },
          command,
        );
        return "refusal" in assigned ? assigned : { done: {} };
      },
      said: (what, chosen) => `You assigned ${what} to ${chosen.replace(" (me)", "")}.`,
      left: {
        merged: (isOne) =>
          `${isOne ? "is" : "are"} part of another re-use and ${isOne ? "was" : "were"} left`,
        "in-the-past": () => "could not be assigned: the next contact is over. Set another day there first",
        "not-of-team": () => "could not be assigned: this person cannot look after re-uses",
        unknown: (isOne) => `${isOne ? "does" : "do"} not exist`,
      },
    },
  ],
};

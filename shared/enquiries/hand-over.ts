import { refused } from "../journal/answer.ts";
import { type Handing, handing, idOfThing } from "../work/handing.ts";
import { assignOne } from "./bulk/decide.ts";
import { planningWith } from "./commands.ts";
import { enquirySaving, readWithTargets } from "./store.ts";

/** An enquiry changes hands as any assignment does. */
export const enquiryHanding: Handing = handing({
  read: async (table, thing) => {
    const { enquiries, targets } = await readWithTargets(table, [idOfThing(thing)]);
    const [enquiry] = enquiries;
    return enquiry && { enquiry, targets };
  },
  holders: ({ enquiry: { assignee } }) => ({ owner: assignee }),
  decide: ({ enquiry, targets }, { holders, occasion }) => {
    const decided = assignOne(enquiry, holders.owner, { occasion, planning: planningWith(targets) });
    if (!("refusal" in decided)) return decided;
    return refused(decided.refusal === "already-so" ? "changed" : decided.refusal);
  },
  save: ({ enquiry }, decision) => enquirySaving(enquiry, decision),
});

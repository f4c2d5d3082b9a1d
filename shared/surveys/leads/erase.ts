import { type Eraser, gone, recordErased } from "../../privacy/erasure/eraser.ts";
import { leadId } from "./lead-id.ts";
import { toLead } from "./store.ts";

/** A lead goes whole, and with it that it waits for the team. What came of conversations stays as counts. */
export const leadEraser: Eraser = {
  kind: "survey-leads",
  filedAs: "SURVEY-LEAD#",
  erase: async (_needs, item, erasing) => ({
    writes: [gone(item)],
    entries: [recordErased("survey-leads", leadId(toLead(item)), erasing)],
    deleted: { "survey-leads": 1 },
  }),
};

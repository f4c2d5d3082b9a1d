import { type Handing, handing, idOfThing } from "../work/handing.ts";
import { giveReUse } from "./decide-desk.ts";
import { putReUse, readReUse } from "./store.ts";

/** A re-use changes hands. Its next contact stays on its day. */
export const reUseHanding: Handing = handing({
  read: (table, thing) => readReUse(table, idOfThing(thing)),
  holders: ({ owner }) => ({ owner }),
  decide: (reUse, { holders, occasion }) => giveReUse(reUse, holders.owner, occasion),
  save: (before, { reUse, ...decision }) => ({ ...decision, writes: putReUse(before, reUse) }),
});

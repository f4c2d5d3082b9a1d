import { type Eraser, gone, recordErased } from "../../privacy/erasure/eraser.ts";

/** A note about somebody goes with them. */
export const noteEraser: Eraser = {
  kind: "notes-of-people",
  filedAs: "NOTE#",
  erase: async (_needs, item, erasing) => ({
    writes: [gone(item)],
    entries: [recordErased("notes-of-people", item.pk.slice("PERSON#".length), erasing)],
    deleted: { "notes-of-people": 1 },
  }),
};

import { type Eraser, gone, recordErased } from "../privacy/erasure/eraser.ts";
import { leave } from "./commands.ts";
import { parseMembership } from "./store.ts";

/** A membership ends, so that every count follows, and goes. */
export const memberEraser: Eraser = {
  kind: "members",
  filedAs: "MEMBER",
  erase: async (needs, item, erasing) => {
    const { member } = parseMembership(item) ?? {};
    const person = item.pk.slice("MEMBER#".length);
    if (member?.status === "member") {
      const left = await leave(needs, { person, by: "page" }, erasing.occasion);
      if ("done" in left) return { writes: [], more: true };
    }
    return {
      writes: [gone(item)],
      entries: [recordErased("members", person, erasing)],
      deleted: { members: 1 },
    };
  },
};

import { OVERTAKEN } from "../journal/commit.ts";
import { type Eraser, NOTHING } from "../privacy/erasure/eraser.ts";
import { parseLetter } from "./item.ts";

/** Of a letter the evidence stays: its kind, its dates and what became of it. What it told and what a server said of the address go. */
export const letterEraser: Eraser = {
  kind: "letters",
  filedAs: "LETTER#",
  erase: async (_needs, item) => {
    const { facts, reason, encloses } = parseLetter(item);
    if (facts === null) return NOTHING;
    // Our own reasons are codes; what another server said stands behind a colon and may name the address.
    const code = reason?.split(":")[0];
    return {
      writes: [
        {
          update: { pk: item.pk, sk: item.sk },
          set: `SET facts = :none${code === undefined ? "" : ", reason = :reason"}${encloses === undefined ? "" : " REMOVE encloses"}`,
          values: { ":none": null, ...(code !== undefined && { ":reason": code }) },
          when: { expression: "attribute_exists(pk)" },
          otherwise: OVERTAKEN,
        },
      ],
      emptied: { letters: 1 },
    };
  },
};

import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { record } from "../../journal/entry.ts";
import { localDate } from "../../platform/wall-clock.ts";
import { RetentionSet } from "../entries.ts";
import { type RetentionWish, setRetention } from "./decide.ts";
import { readRetention, retentionWrite } from "./store.ts";

/** Sets how long each kind of record is kept. One read and one transaction. */
export const changeRetention = (
  needs: CommitNeeds,
  wish: RetentionWish,
  command: Command,
): Promise<Changed<"changed" | "out-of-bounds">> =>
  changeStored(needs, command, {
    read: () => readRetention(needs.table),
    decide: (before) => {
      const after = setRetention(before, wish, localDate(command.occasion.now));
      return "refusal" in after || "unchanged" in after ? after : { after };
    },
    save: (before, { after }) => ({
      writes: [retentionWrite(before, after)],
      entries: [
        record(
          RetentionSet,
          { subject: "retention", data: { isOn: after.isOn, months: after.months } },
          command.occasion,
        ),
      ],
    }),
  });

import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { record } from "../../journal/entry.ts";
import { EnquiryTargetsSet } from "../entries.ts";
import type { Targets } from "./model.ts";
import { targetsWrite } from "./store.ts";

/** The targets that somebody wants, and the version that they saw. */
export interface SettingTargets {
  readonly targets: Targets;
  readonly version: number;
}

/** Sets the targets for what comes in from now on. Refused as `changed` when somebody set others since `version`. One transaction. */
export const setTargets = (
  needs: CommitNeeds,
  { targets, version }: SettingTargets,
  command: Command,
): Promise<Changed<"changed">> => {
  const { occasion } = command;
  const { answerDays, closeDays } = targets;
  return changeStored(needs, command, {
    read: async () => ({}),
    decide: () => ({}),
    save: () => ({
      writes: [targetsWrite({ targets, version, setAt: occasion.now, setBy: occasion.actor.id })],
      entries: [
        record(EnquiryTargetsSet, { subject: "enquiry-targets", data: { answerDays, closeDays } }, occasion),
      ],
    }),
  });
};

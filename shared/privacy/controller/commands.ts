import { refused, UNCHANGED } from "../../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { record } from "../../journal/entry.ts";
import { ControllerChanged } from "../entries.ts";
import type { Controller, ControllerDetails } from "./model.ts";
import { controllerWrite, readController } from "./store.ts";

const isSame = ({ version: _version, ...before }: Controller, details: ControllerDetails): boolean =>
  JSON.stringify(Object.entries(before).toSorted()) === JSON.stringify(Object.entries(details).toSorted());

/** Says who answers for the data. Refused as `changed` when somebody saved something else since `version`. One read and one transaction. */
export const setController = (
  needs: CommitNeeds,
  { details, version }: { readonly details: ControllerDetails; readonly version: number },
  command: Command,
): Promise<Changed<"changed">> =>
  changeStored(needs, command, {
    read: () => readController(needs.table),
    decide: (before) => {
      if (before.version !== version) return refused("changed");
      if (isSame(before, details)) return UNCHANGED;
      return { after: { ...details, version: version + 1 } };
    },
    save: (before, { after }) => ({
      writes: [controllerWrite(before, after)],
      entries: [record(ControllerChanged, { subject: "controller", data: {} }, command.occasion)],
    }),
  });

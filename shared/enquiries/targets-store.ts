import * as z from "zod";
import { type CommitNeeds, type Committed, commit } from "../journal/commit.ts";
import { type Occasion, record } from "../journal/entry.ts";
import { type Item, readItem, type Table } from "../platform/dynamo.ts";
import { EnquiryTargetsSet } from "./entries.ts";
import { targetsKey } from "./store.ts";
import { defaultTargets, type Targets, targetsSchema } from "./targets.ts";

const savedSchema = z.object({
  targets: targetsSchema,
  version: z.number().int().positive(),
  setAt: z.iso.datetime(),
  setBy: z.uuid().optional(),
});

/** The targets with who set them last. Version 0 are those that the product comes with. */
export interface SetTargets {
  readonly targets: Targets;
  readonly version: number;
  readonly setAt?: string | undefined;
  readonly setBy?: string | undefined;
}

/** The targets as they are now, and who set them. One read. */
export const readSetTargets = async (table: Table): Promise<SetTargets> => {
  const item = await readItem(table, targetsKey);
  return item === undefined ? { targets: defaultTargets, version: 0 } : savedSchema.parse(item);
};

/** Sets the targets for what comes in from now on. Refused as `changed` when somebody set others since `version`. One transaction. */
export const saveTargets = (
  needs: CommitNeeds,
  { targets, version }: { readonly targets: Targets; readonly version: number },
  { once, occasion }: { readonly once: string; readonly occasion: Occasion },
): Promise<Committed<"changed">> => {
  const by = occasion.actor.id;
  const saved: Item = {
    targets,
    version: version + 1,
    setAt: occasion.now,
    ...(by === undefined ? {} : { setBy: by }),
  };
  const { answerDays, closeDays } = targets;
  const data = { answerDays, closeDays };
  return commit<"changed">(needs, {
    once,
    writes: [
      {
        put: { ...targetsKey, ...saved },
        when: {
          expression: version === 0 ? "attribute_not_exists(pk)" : "#version = :version",
          ...(version === 0 ? {} : { names: { "#version": "version" }, values: { ":version": version } }),
        },
        otherwise: "changed",
      },
    ],
    entries: [record(EnquiryTargetsSet, { subject: "enquiry-targets", data }, occasion)],
  });
};

import * as z from "zod/mini";
import type { Write } from "../../journal/commit.ts";
import { readItem, type Table } from "../../platform/dynamo.ts";
import { targetsKey } from "../store.ts";
import { defaultTargets, type Targets, targetsSchema } from "./model.ts";

const savedSchema = z.lazy(() =>
  z.object({
    targets: targetsSchema(),
    version: z.int().check(z.positive()),
    setAt: z.iso.datetime(),
    setBy: z.optional(z.uuid()),
  }),
);

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

/** The write of targets that somebody set, by the version that they saw. */
export const targetsWrite = ({ version, ...set }: SetTargets): Write<"changed"> => ({
  put: { ...targetsKey, ...set, version: version + 1 },
  when:
    version === 0
      ? { expression: "attribute_not_exists(pk)" }
      : {
          expression: "#version = :version",
          names: { "#version": "version" },
          values: { ":version": version },
        },
  otherwise: "changed",
});

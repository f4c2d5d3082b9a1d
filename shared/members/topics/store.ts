import type { Saving } from "../../journal/change.ts";
import type { Overtaken } from "../../journal/commit.ts";
import type { Entry } from "../../journal/entry.ts";
import { type Item, type Key, readItem, type Table } from "../../platform/dynamo.ts";
import { firstTopics, type Topic, topicListSchema } from "./model.ts";

const topicsKey: Key = { pk: "TOPICS", sk: "CURRENT" };

/** The topics with the version of their list. Version 0 are those that the product comes with. */
export interface TopicList {
  readonly topics: readonly Topic[];
  readonly version: number;
}

const toTopics = (item: Item | undefined): TopicList =>
  item === undefined ? { topics: firstTopics, version: 0 } : topicListSchema.parse(item);

/** The topics as they are now. One read. */
export const readTopics = async (table: Table): Promise<TopicList> =>
  toTopics(await readItem(table, topicsKey));

/** That the list of topics was changed, by the version that was seen. */
export const saveTopics = (
  topics: readonly Topic[],
  version: number,
  entries: readonly Entry[],
): Saving<Overtaken | "changed"> => ({
  writes: [
    {
      put: { ...topicsKey, topics, version: version + 1 },
      when:
        version === 0
          ? { expression: "attribute_not_exists(pk)" }
          : {
              expression: "#version = :version",
              names: { "#version": "version" },
              values: { ":version": version },
            },
      otherwise: "changed",
    },
  ],
  entries,
});

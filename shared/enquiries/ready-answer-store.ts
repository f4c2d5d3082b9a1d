import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import { type CommitNeeds, type Committed, commit } from "../journal/commit.ts";
import type { Entry } from "../journal/entry.ts";
import type { Key, Table } from "../platform/dynamo.ts";
import { type ReadyAnswer, readyAnswerSchema } from "./ready-answer.ts";

const ALL = "READY-ANSWERS";

const keyOf = (id: string): Key => ({ pk: ALL, sk: id });

/** The team's ready answers, by title. One query. */
export const listReadyAnswers = async (table: Table): Promise<readonly ReadyAnswer[]> => {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: "pk = :all",
      ExpressionAttributeValues: { ":all": ALL },
      ConsistentRead: true,
    }),
  );
  return Items.map((item) => readyAnswerSchema.parse(item["readyAnswer"])).sort((a, b) =>
    a.title.localeCompare(b.title, "en"),
  );
};

/** What is saved of ready answers in one transaction. `before` is the version that was read; without one it is new. */
export interface ReadyAnswersSaved {
  readonly puts: readonly { readonly answer: ReadyAnswer; readonly before?: number | undefined }[];
  readonly entries: readonly Entry[];
}

/** Saves ready answers. Refused as `changed` when one of them was changed since it was read. */
export const saveReadyAnswers = (
  needs: CommitNeeds,
  { puts, entries }: ReadyAnswersSaved,
  once: string,
): Promise<Committed<"changed">> =>
  commit<"changed">(needs, {
    once,
    entries,
    writes: puts.map(({ answer, before }) => ({
      put: { ...keyOf(answer.id), readyAnswer: answer },
      when:
        before === undefined
          ? { expression: "attribute_not_exists(pk)" }
          : {
              expression: "readyAnswer.#version = :version",
              names: { "#version": "version" },
              values: { ":version": before },
            },
      otherwise: "changed",
    })),
  });

/** Removes a ready answer. Refused as `changed` when there is none any more. */
export const removeReadyAnswer = (
  needs: CommitNeeds,
  { id, entries }: { readonly id: string; readonly entries: readonly Entry[] },
  once: string,
): Promise<Committed<"changed">> =>
  commit<"changed">(needs, {
    once,
    entries,
    writes: [{ delete: keyOf(id), when: { expression: "attribute_exists(pk)" }, otherwise: "changed" }],
  });

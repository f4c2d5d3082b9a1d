import type { Write } from "../../journal/commit.ts";
import { type Key, queryAll, type Table } from "../../platform/dynamo.ts";
import { heldFor } from "../../platform/held.ts";
import { type ReadyAnswer, readyAnswerSchema } from "./model.ts";

const ALL = "READY-ANSWERS";

const keyOf = (id: string): Key => ({ pk: ALL, sk: id });

/** The team's ready answers, by title. One query. */
export const listReadyAnswers = async (table: Table): Promise<readonly ReadyAnswer[]> => {
  const items = await queryAll(table, {
    KeyConditionExpression: "pk = :all",
    ExpressionAttributeValues: { ":all": ALL },
    ConsistentRead: true,
  });
  return items
    .map((item) => readyAnswerSchema.parse(item["readyAnswer"]))
    .sort((a, b) => a.title.localeCompare(b.title, "en"));
};

const HELD_SECONDS = 60;

/** The team's ready answers as they were within the last minute: one query, held by the function. They are texts that people wrote one by one, so few. */
export const heldReadyAnswers = heldFor<readonly ReadyAnswer[]>(HELD_SECONDS, listReadyAnswers);

/** The write of a ready answer. `before` is the version that the person saw; without one it is new. */
export const readyAnswerWrite = (answer: ReadyAnswer, before: number | undefined): Write<"changed"> => ({
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
});

/** The write that removes a ready answer. */
export const readyAnswerRemoval = (id: string): Write<"changed"> => ({
  delete: keyOf(id),
  when: { expression: "attribute_exists(pk)" },
  otherwise: "changed",
});

import { queryAll } from "../../platform/dynamo.ts";
import { type Eraser, gone } from "../erasure/eraser.ts";
import { toAccess } from "./store.ts";

const AT_ONCE = 40;

/** A request for a copy goes with all that was gathered for it, and the copy itself. That there was one stays in the journal, by its reference. */
export const accessEraser: Eraser = {
  kind: "access-requests",
  filedAs: "COPY#",
  erase: async ({ table }, item) => {
    const { reference } = toAccess(item);
    const items = await queryAll(
      table,
      {
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :records)",
        ExpressionAttributeValues: { ":pk": item.pk, ":records": "RECORD#" },
        ConsistentRead: true,
      },
      { limit: AT_ONCE },
    );
    if (items.length > 0)
      return { writes: items.map(({ pk, sk }) => gone({ pk: String(pk), sk: String(sk) })), more: true };
    return { writes: [gone(item)], deleted: { "access-requests": 1 }, copies: [reference] };
  },
};

import type { CountWrite } from "../journal/commit.ts";
import type { Item, Key } from "../platform/dynamo.ts";
import type { Letter } from "./letter.ts";

/** The item that counts the letters that wait for approval: it is read with the session, so that every page of the desk knows how many. */
export const outboxCountKey: Key = { pk: "OUTBOX-COUNTS", sk: "COUNTS" };

/** The write that counts so many letters more, or fewer, that wait for approval; for the transaction in which they begin or cease to. */
export const countWaiting = (by: number): readonly CountWrite[] =>
  by === 0 ? [] : [{ count: outboxCountKey, by: { waiting: by } }];

/** How many letters wait for approval, by the item with `outboxCountKey`. */
export const waitingIn = (item: Item | undefined): number =>
  typeof item?.["waiting"] === "number" ? item["waiting"] : 0;

/** What a letter counts as in the outbox, to count all anew. */
export const outboxCountOf = ({ status }: Pick<Letter, "status">): readonly CountWrite[] =>
  countWaiting(status === "waiting" ? 1 : 0);

import { AsyncLocalStorage } from "node:async_hooks";
import type { Table } from "../../shared/platform/dynamo.ts";

/** What was asked of the table while something ran, and how much it gave back. */
export interface Traffic {
  /** Calls by action, `dynamodb:Query` -> 1. */
  readonly calls: Readonly<Record<string, number>>;
  readonly items: number;
  readonly bytes: number;
  /** Whether something went wrong, by a test's doing or because two wanted the same: what is tried again is asked again. */
  readonly troubled: boolean;
}

interface Count {
  readonly calls: Record<string, number>;
  items: number;
  bytes: number;
  troubled: boolean;
  /** What is counted around this, where a test counts what a browser counts already. */
  readonly outer: Count | undefined;
}

const counting = new AsyncLocalStorage<Count>();

/** The items in an answer of DynamoDB, whichever way it was read. */
const itemsIn = (answer: object): readonly unknown[] => {
  if ("Items" in answer && Array.isArray(answer.Items)) return answer.Items;
  if ("Item" in answer) return answer.Item === undefined ? [] : [answer.Item];
  const { Responses: found } = { Responses: undefined, ...answer };
  return typeof found === "object" && found !== null ? Object.values(found).flat() : [];
};

/** What functions hold in their memory for minutes: no request's own. */
const HELD = ["ORGANISATIONS", "CATALOGUE-PUBLIC", "READY-ANSWERS", "TEAM", "FIGURES#quarter"];

const isHeld = (asked: object): boolean => {
  const { ExpressionAttributeValues: values } = { ExpressionAttributeValues: undefined, ...asked };
  return (
    typeof values === "object" &&
    values !== null &&
    Object.values(values).some((value) => HELD.includes(String(value)))
  );
};

/** How the published list of organisations stands, and its parts: held as they are. */
const isOfList = (asked: object): boolean => {
  const { RequestItems: read } = { RequestItems: undefined, ...asked };
  const keys = [...(JSON.stringify(read) ?? "").matchAll(/"pk":"([^"]+)"/g)].map(([, pk]) => pk);
  return keys.length > 0 && keys.every((pk) => pk === "ORGANISATION-LIST");
};

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/**
 * What a request at the desk asks of its session: who is there and what they may do, in one read before everything else, and every few minutes
 * a note that it was used. It is in no page's figures, because every page has it (docs/decisions/0056-sessions.md).
 */
const isOfSession = (asked: object): boolean => {
  const { RequestItems: read, TransactItems: written } = {
    RequestItems: undefined,
    TransactItems: undefined,
    ...asked,
  };
  if (isObject(written)) return JSON.stringify(written).includes('"ONCE#session-use:');
  if (!isObject(read)) return false;
  // Requests of the same moment share one read, so there may be several people in it: each as a member of the team and as a person.
  const keys = JSON.stringify(read).matchAll(/"pk":"(TEAM","sk":"|PERSON#)([\w-]+)"/g);
  const found = [...keys].map(([, kind = "", id = ""]) => `${kind.slice(0, 4)} ${id}`);
  // What the navigation counts is read with it.
  const all = [...JSON.stringify(read).matchAll(/"pk":"(?!HELD-MAIL-COUNTS#|ENQUIRY-COUNTS#|OUTBOX-COUNTS)/g)]
    .length;
  const members = found.filter((one) => one.startsWith("TEAM")).map((one) => one.slice(5));
  const people = found.filter((one) => one.startsWith("PERS")).map((one) => one.slice(5));
  return members.length > 0 && all === found.length && members.sort().join() === people.sort().join();
};

/** Counts a call of this name, with what it asked and was answered, for whatever is being counted around it. */
export const countCall = (name: string, asked: object, answer: object): void => {
  if (counting.getStore() === undefined || isHeld(asked) || isOfList(asked) || isOfSession(asked)) return;
  const action = `dynamodb:${name}`;
  const items = itemsIn(answer);
  for (let count = counting.getStore(); count !== undefined; count = count.outer) {
    count.calls[action] = (count.calls[action] ?? 0) + 1;
    count.items += items.length;
    count.bytes += items.reduce<number>((sum, item) => sum + JSON.stringify(item).length, 0);
  }
};

/** Has every call of a client counted for whatever is being counted around it. */
export const countCallsOf = (client: Pick<Table["client"], "middlewareStack">): void => {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const name = (context.commandName ?? "?").replace(/Command$/, "");
      try {
        const answer = await next(args);
        countCall(name, args.input, isObject(answer.output) ? answer.output : {});
        return answer;
      } catch (error) {
        countCall(name, args.input, {});
        countTrouble();
        throw error;
      }
    },
    { step: "initialize", name: "countTraffic" },
  );
};

/** Says that something went wrong in what is being counted. */
export const countTrouble = (): void => {
  const count = counting.getStore();
  if (count !== undefined) count.troubled = true;
};

const running = new Set<Count>();

/**
 * Runs something and counts what it asks of the table. Requests of the same moment share reads, as no two of one Lambda ever do, so what runs
 * beside another is in no bar (`troubled`).
 */
export const during = async <Result>(
  run: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly traffic: Traffic }> => {
  const outer = counting.getStore();
  const traffic: Count = { calls: {}, items: 0, bytes: 0, troubled: false, outer };
  // What is counted around this is no other request.
  const others = [...running].filter((one) => one !== outer);
  running.add(traffic);
  if (others.length > 0) for (const one of running) one.troubled = true;
  try {
    return { result: await counting.run(traffic, run), traffic };
  } finally {
    running.delete(traffic);
  }
};

import type { Saving } from "../journal/change.ts";
import { type CommitNeeds, type Committed, commit, type Overtaken } from "../journal/commit.ts";
import type { Entry } from "../journal/entry.ts";
import { letterFailed } from "../letters/item.ts";
import type { Instant } from "../platform/clock.ts";
import { type Item, type Key, listSource, readItem, readList, type Table } from "../platform/dynamo.ts";
import type { ListSource } from "../platform/list-page.ts";
import { firstRead, type ShownPart } from "../platform/text.ts";
import { expiryOf, type Failure, failureKey, failureSchema } from "./failure.ts";

/** The two lists of failures: those that wait for somebody, and those that were replayed or set aside. */
export type FailureList = "waiting" | "closed";

const listOf = (status: Failure["status"]): FailureList =>
  status === "replayed" || status === "set-aside" ? "closed" : "waiting";

const closedAt = ({ replayedAt, setAsideAt }: Failure): Instant | undefined => replayedAt ?? setAsideAt;

const expires = (failure: Failure) => {
  const closed = closedAt(failure);
  return closed === undefined ? {} : { expires: expiryOf(closed) };
};

const toItem = (failure: Failure): Item & Key => ({
  ...failureKey(failure.id),
  failure,
  list: `FAILURES#${listOf(failure.status)}`,
  listSort: `${failure.failedAt}#${failure.id}`,
  ...(failure.entry === undefined
    ? {}
    : { subject: failure.entry.subject, subjectSort: `FAILURE#${failure.failedAt}#${failure.id}` }),
  ...expires(failure),
});

const toFailure = (item: Item): Failure => failureSchema.parse(item["failure"]);

/**
 * Saves a new failure, with the entry that says so where there is one. The same message again changes nothing. A letter is marked as given up; when it has
 * gone out or is settled meanwhile (`settled`), there is no failure to save.
 */
export const saveFailure = (
  needs: CommitNeeds,
  failure: Failure,
  entry: Entry | null,
): Promise<Committed<"known" | "settled">> =>
  commit<"known" | "settled">(needs, {
    once: `failures/record:${failure.id}`,
    writes: [
      { put: toItem(failure), when: { expression: "attribute_not_exists(pk)" }, otherwise: "known" },
      ...(failure.letter === undefined ? [] : [letterFailed(failure.letter, failure.id, "settled")]),
    ],
    entries: entry === null ? [] : [entry],
  });

/** As many failures fit into one transaction, each with its entry, beside the item that makes it happen once. */
export const MOST_ASKED_TOGETHER = 49;

/** What was decided about failures that wait, all or none: one that was closed in the meantime is decided again. */
export const saveDecided = (
  decided: readonly { readonly failure: Failure; readonly entry: Entry }[],
): Saving<Overtaken> => ({
  writes: decided.map(({ failure }) => ({
    put: toItem(failure),
    when: {
      expression: "NOT failure.#status IN (:replayed, :setAside)",
      names: { "#status": "status" },
      values: { ":replayed": "replayed", ":setAside": "set-aside" },
    },
    otherwise: "overtaken",
  })),
  entries: decided.map(({ entry }) => entry),
});

/** Saves that failures were replayed, with the entry that does it where there is one. */
export const saveReplayed = (
  needs: CommitNeeds,
  failures: readonly Failure[],
  replayed: { readonly once: string; readonly at: Instant; readonly entries: readonly Entry[] },
): Promise<Committed<never>> =>
  commit(needs, {
    once: replayed.once,
    writes: failures.map((failure) => ({
      put: toItem({ ...failure, status: "replayed", replayedAt: replayed.at }),
    })),
    entries: replayed.entries,
  });

/** The failure with this id, or undefined. One read. */
export const readFailureById = async (table: Table, id: string): Promise<Failure | undefined> => {
  const item = await readItem(table, failureKey(id));
  return item === undefined ? undefined : toFailure(item);
};

/** The failures of a list, the latest first, to be read in pages. */
export const failureSource = (table: Table, list: FailureList): ListSource<Failure> =>
  listSource(table, `FAILURES#${list}`, { latestFirst: true }, toFailure);

/** The failures of a list, the latest first, at most `most`, and how many there are as far as was read. One query. */
export const listFailures = async (
  table: Table,
  list: FailureList,
  most = 200,
): Promise<ShownPart<Failure>> => {
  const items = await readList(table, `FAILURES#${list}`, { latestFirst: true, limit: most + 1 });
  return firstRead(items.map(toFailure), most);
};

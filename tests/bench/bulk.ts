import { handler } from "../../functions/lists/on-bulk-run-step.ts";
import { type Entry, record } from "../../shared/journal/entry.ts";
import { entryItem } from "../../shared/journal/store.ts";
import { askBulkRun, startBulkRun, undoBulkRun } from "../../shared/lists/bulk-run/commands.ts";
import { BulkRunStarted, BulkRunUndoStarted } from "../../shared/lists/bulk-run/entries.ts";
import { type BulkRun, MOST_THAT_FIT } from "../../shared/lists/bulk-run/model.ts";
import { readBulkRun } from "../../shared/lists/bulk-run/store.ts";
import { paths } from "../../shared/pages/paths.ts";
import { personItem } from "../../shared/people/store.ts";
import type { Item } from "../../shared/platform/dynamo.ts";
import { newId } from "../../shared/platform/ids.ts";
import { membersItems, personOf, putAll } from "../support/crowds.ts";
import { testNeeds, testOccasion } from "../support/visiting.ts";
import { startBenchTable } from "./bench-table.ts";
import { follow, MOST_SECONDS, watch } from "./fan-out.ts";
import type { Bench } from "./part.ts";
import { type Found, type Row, round, worst } from "./table.ts";

const peopleItems = function* (count: number): Generator<Item, void, undefined> {
  for (let nth = 0; nth < count; nth += 1)
    yield personItem({ id: personOf(nth), name: `Member ${nth}`, email: `m${nth}@members.example` });
};

/** All that fits a list of members is given to a colleague, and taken back: as many as one action may change. */
export const measureBulk = async ({ quick }: Pick<Bench, "quick">): Promise<Found> => {
  const members = quick ? 200 : MOST_THAT_FIT;
  const bench = await startBenchTable();
  try {
    const { table } = bench;
    const needs = testNeeds(table, { now: "2026-11-23T09:00:00.000Z" });
    await putAll(table, membersItems(members));
    await putAll(table, peopleItems(members));
    const me = newId();
    const occasion = { ...testOccasion(needs), actor: { kind: "team", id: me } as const };
    const ids = Array.from({ length: members }, (_none, nth) => personOf(nth));
    const made = watch(table);
    const from = performance.now();
    const asked = { list: "members", action: "own", value: me, path: paths.deskMembers, by: me, ids };
    const id = await askBulkRun(needs, asked, { once: newId(), occasion });
    const asking = (performance.now() - from) / 1000;
    const stood = async (): Promise<BulkRun | undefined> => readBulkRun(table, id);
    const goOn = async (name: string, begun: Entry): Promise<Row> => {
      await putAll(table, [entryItem(begun)]);
      return follow(name, needs, handler, begun, made);
    };
    const what = { list: "members", action: "own" };
    const started = record(BulkRunStarted, { subject: id, data: { ...what, count: members } }, occasion);
    await startBulkRun(needs, id, { once: newId(), occasion });
    const rows = [await goOn(`${members} members given`, started)];
    const { changed = 0 } = (await stood()) ?? {};
    await undoBulkRun(needs, id, { once: newId(), occasion });
    const undo = record(BulkRunUndoStarted, { subject: id, data: what }, { ...occasion, newId });
    rows.push(await goOn(`${members} members taken back`, undo));
    const back = (await stood())?.undone.back ?? 0;
    return {
      title: "A bulk action for all that fit",
      note: `In this process, against DynamoDB Local. To keep which ${members} they are took ${round(asking, 2)} s.`,
      rows,
      bars: [
        {
          what: "each is changed, and each is put back",
          figure: `${changed}, ${back}`,
          met: changed === members && back === members,
          fact: true,
        },
        {
          what: `a run <= ${MOST_SECONDS} s`,
          ...worst(
            rows.map((row) => ({
              name: String(row["name"]),
              figure: Number(row["longest run, s"]),
              bar: MOST_SECONDS,
            })),
          ),
        },
      ],
    };
  } finally {
    await bench.stop();
  }
};

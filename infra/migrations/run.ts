import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { sortOut } from "../../shared/exports/kinds.ts";
import { PARTS, scanPart } from "../../shared/exports/store.ts";
import { type Condition, commit, type Write } from "../../shared/journal/commit.ts";
import { isEntryItem, parseEntryItem } from "../../shared/journal/store.ts";
import { type Item, type Key, readItems, readWithin } from "../../shared/platform/dynamo.ts";
import type { Became, ItemMigration, Migrated, MigrateNeeds, Migration } from "./migration.ts";
import { goOn, readProgress, saveProgress } from "./progress.ts";
import { rebuildThing } from "./rebuild.ts";
import { recount } from "./recount.ts";

const FIRST = 5;
const MOST_TRIES = 5;

const isKeyed = (item: Item): item is Item & Key =>
  typeof item["pk"] === "string" && typeof item["sk"] === "string";

const isOf = ({ kind }: ItemMigration, item: Key): boolean => {
  if (kind === undefined) return true;
  const sorted = sortOut(item);
  return "kind" in sorted && sorted.kind.name === kind;
};

/** That an item is just as it was read. What the table keeps about it is compared whole, whatever kind of item it is. */
export const isUnchanged = ({ pk: _pk, sk: _sk, ...attributes }: Item & Key): Condition => {
  const named = Object.entries(attributes);
  return {
    expression: ["attribute_exists(pk)", ...named.map((_one, nth) => `#was${nth} = :was${nth}`)].join(
      " AND ",
    ),
    names: Object.fromEntries(named.map(([name], nth) => [`#was${nth}`, name])),
    values: Object.fromEntries(named.map(([, value], nth) => [`:was${nth}`, value])),
  };
};

type Guarded = Write<"overtaken">;

const isOfItem = (write: Guarded, { pk, sk }: Key): boolean => {
  const key = "put" in write ? write.put : "update" in write ? write.update : undefined;
  return key !== undefined && key.pk === pk && key.sk === sk;
};

/** The writes with the guard that the item is still as it was read: on its own write, or as a check beside the others. */
const guarded = (item: Item & Key, writes: readonly Guarded[]): readonly Guarded[] => {
  const guard = { when: isUnchanged(item), otherwise: "overtaken" } as const;
  if (!writes.some((write) => isOfItem(write, item)))
    return [...writes, { check: { pk: item.pk, sk: item.sk }, ...guard }];
  return writes.map((write) =>
    "put" in write && isOfItem(write, item) ? { put: write.put, ...guard } : write,
  );
};

const writesFor = async (
  { table }: MigrateNeeds,
  { reads, within, writes }: ItemMigration,
  item: Item & Key,
): Promise<readonly Guarded[]> => {
  const [found, beside] = await Promise.all([
    readItems(table, reads?.(item) ?? []),
    within !== undefined && item.sk.startsWith(within) ? readWithin(table, item.pk, within) : [],
  ]);
  return writes(item, [...found, ...beside]);
};

/** An item as it is stored, whatever version its shape is of. */
const readStored = async ({ table }: MigrateNeeds, { pk, sk }: Key): Promise<Item | undefined> =>
  (await table.client.send(new GetCommand({ TableName: table.name, Key: { pk, sk }, ConsistentRead: true })))
    .Item;

/** A migration that looks at one item after another. */
type WalkMigration = Exclude<Migration, { readonly counts: readonly Key[] }>;

interface Looked {
  readonly item: Item & Key;
  readonly apply: boolean;
}

const migrateItem = async (
  needs: MigrateNeeds,
  migration: ItemMigration,
  { item, apply }: Looked,
): Promise<Became | undefined> => {
  if (!isOf(migration, item)) return undefined;
  let current: Item | undefined = item;
  for (let attempt = 1; attempt <= MOST_TRIES && current !== undefined && isKeyed(current); attempt += 1) {
    const writes = await writesFor(needs, migration, current);
    if (writes.length === 0) return "as-it-should-be";
    if (!apply) return "changed";
    const once = `migration:${migration.id}:${item.pk}:${item.sk}:${needs.now()}:${attempt}`;
    const saved = await commit<"overtaken">(needs, { once, writes: guarded(current, writes) });
    if (saved.outcome !== "refused") return "changed";
    current = await readStored(needs, item);
  }
  return current === undefined ? "as-it-should-be" : "overtaken";
};

interface PartDone {
  readonly seen: number;
  readonly changed: readonly string[];
  readonly overtaken: number;
}

const migratePart = async (
  needs: MigrateNeeds,
  migration: WalkMigration,
  { part, apply }: { readonly part: number; readonly apply: boolean },
): Promise<PartDone> => {
  const became: Became[] = [];
  const changed: string[] = [];
  const look = async (looked: Looked): Promise<Became | undefined> => {
    if ("rebuilt" in migration) return rebuildThing(needs, migration.rebuilt, looked);
    if (!("tells" in migration)) return migrateItem(needs, migration, looked);
    return isEntryItem(looked.item)
      ? migration.tells(needs, parseEntryItem(looked.item), looked.apply)
      : undefined;
  };
  for await (const items of scanPart(needs.table, part))
    for (const item of items) {
      if (!isKeyed(item)) continue;
      const now = await look({ item, apply });
      if (now === undefined) continue;
      became.push(now);
      if (now === "changed") changed.push(`${item.pk} ${item.sk}`);
    }
  return { seen: became.length, changed, overtaken: became.filter((one) => one === "overtaken").length };
};

const walk = async (needs: MigrateNeeds, migration: WalkMigration, apply: boolean): Promise<Migrated> => {
  let progress = goOn(
    apply ? await readProgress(needs.table, migration.id) : undefined,
    migration.id,
    needs.now(),
  );
  const first: string[] = [];
  let overtaken = 0;
  for (let part = progress.parts; part < PARTS; part += 1) {
    const done = await migratePart(needs, migration, { part, apply });
    first.push(...done.changed.slice(0, FIRST - first.length));
    overtaken += done.overtaken;
    progress = {
      ...progress,
      parts: part + 1,
      seen: progress.seen + done.seen,
      changed: progress.changed + done.changed.length,
      changedAt: needs.now(),
    };
    // What others were quicker with is come back to: the next run begins with the first part that has any.
    if (apply && overtaken === 0) await saveProgress(needs.table, progress);
    needs.say(progress);
  }
  if (apply && overtaken === 0) await saveProgress(needs.table, { ...progress, status: "finished" });
  return { seen: progress.seen, changed: progress.changed, first, overtaken };
};

/**
 * Runs a migration; without `apply` it only looks what it would change. It may be interrupted at any moment and goes on with the part of the table that it had
 * begun; to run it again changes nothing that is as it should be. People may work meanwhile.
 */
export const migrate = (needs: MigrateNeeds, migration: Migration, apply: boolean): Promise<Migrated> =>
  "counted" in migration ? recount(needs, migration, apply) : walk(needs, migration, apply);

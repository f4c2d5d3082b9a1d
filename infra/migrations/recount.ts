import { PARTS, scanPart } from "../../shared/exports/store.ts";
import { commit, type Write } from "../../shared/journal/commit.ts";
import { type Item, type Key, readItems } from "../../shared/platform/dynamo.ts";
import { ITEM_VERSION } from "../../shared/platform/item-version.ts";
import type { CountMigration, Migrated, MigrateNeeds } from "./migration.ts";
import { goOn, readProgress, saveProgress } from "./progress.ts";

/** So often it is counted anew when something is counted elsewhere meanwhile. */
const MOST_TRIES = 5;

type Counts = ReadonlyMap<string, Readonly<Record<string, number>>>;

const nameOf = ({ pk, sk }: Key): string => JSON.stringify([pk, sk]);

const countsIn = (item: Item | undefined): Record<string, number> =>
  Object.fromEntries(
    Object.entries(item ?? {}).flatMap(([name, value]) =>
      typeof value === "number" && name !== ITEM_VERSION ? [[name, value]] : [],
    ),
  );

const isSame = (one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>): boolean =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].every(
    (name) => (one[name] ?? 0) === (other[name] ?? 0),
  );

const readAll = async ({ table }: MigrateNeeds, keys: readonly Key[]): Promise<Counts> => {
  const items = await readItems(table, keys);
  return new Map(keys.map((key, nth) => [nameOf(key), countsIn(items[nth])]));
};

const countAnew = async (
  needs: MigrateNeeds,
  { id, counted }: CountMigration,
): Promise<{ counts: Counts; seen: number }> => {
  const counts = new Map<string, Record<string, number>>();
  let progress = goOn(undefined, id, needs.now());
  for (let part = 0; part < PARTS; part += 1) {
    let seen = 0;
    for await (const items of scanPart(needs.table, part))
      for (const item of items) {
        if (typeof item["pk"] !== "string" || typeof item["sk"] !== "string") continue;
        const writes = counted({ ...item, pk: item["pk"], sk: item["sk"] });
        if (writes.length > 0) seen += 1;
        for (const { count, by } of writes) {
          const sums = counts.get(nameOf(count)) ?? {};
          for (const [name, more] of Object.entries(by)) sums[name] = (sums[name] ?? 0) + more;
          counts.set(nameOf(count), sums);
        }
      }
    progress = { ...progress, parts: part + 1, seen: progress.seen + seen };
    needs.say(progress);
  }
  return { counts, seen: progress.seen };
};

/** Puts counts in the place of what is there, if nothing has moved them since they were read. */
const replace = (
  key: Key,
  before: Readonly<Record<string, number>>,
  after: Readonly<Record<string, number>>,
): Write<"overtaken"> => {
  const moved = Object.entries(before);
  const when =
    moved.length === 0
      ? { expression: "attribute_not_exists(pk)" }
      : {
          expression: moved.map((_one, nth) => `#was${nth} = :was${nth}`).join(" AND "),
          names: Object.fromEntries(moved.map(([name], nth) => [`#was${nth}`, name])),
          values: Object.fromEntries(moved.map(([, value], nth) => [`:was${nth}`, value])),
        };
  const put = { ...after, ...key };
  return { put, when, otherwise: "overtaken" };
};

/**
 * Counts anew and puts the sums in the place of what is kept. When something was counted elsewhere while the table was read, it counts once more: a sum of two
 * moments would be wrong for ever. After five times it gives up, and says so; at a quiet moment it succeeds.
 */
export const recount = async (
  needs: MigrateNeeds,
  migration: CountMigration,
  apply: boolean,
): Promise<Migrated> => {
  const begun = goOn(await readProgress(needs.table, migration.id), migration.id, needs.now());
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const before = await readAll(needs, migration.counts);
    const { counts, seen } = await countAnew(needs, migration);
    const wrong = migration.counts.filter(
      (key) => !isSame(before.get(nameOf(key)) ?? {}, counts.get(nameOf(key)) ?? {}),
    );
    const result = {
      seen,
      changed: wrong.length,
      first: wrong.map(({ pk, sk }) => `${pk} ${sk}`),
      overtaken: 0,
    };
    if (!apply) return result;
    const writes = wrong.map((key) =>
      replace(key, before.get(nameOf(key)) ?? {}, counts.get(nameOf(key)) ?? {}),
    );
    const after = await readAll(needs, migration.counts);
    const stood = migration.counts.every((key) =>
      isSame(before.get(nameOf(key)) ?? {}, after.get(nameOf(key)) ?? {}),
    );
    const once = `migration:${migration.id}:${needs.now()}:${attempt}`;
    if (!stood || (await commit<"overtaken">(needs, { once, writes })).outcome === "refused") continue;
    const done = { ...begun, status: "finished" as const, parts: PARTS, seen, changed: wrong.length };
    await saveProgress(needs.table, { ...done, changedAt: needs.now() });
    return result;
  }
  return { seen: 0, changed: 0, first: [], overtaken: migration.counts.length };
};

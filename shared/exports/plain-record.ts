import type { CsvValue } from "../platform/csv.ts";
import type { Item } from "../platform/dynamo.ts";
import { ITEM_VERSION, upToDate } from "../platform/item-version.ts";
import { ownValue } from "../platform/keys.ts";
import type { ExportKind } from "./kind.ts";

/** A record as it is exported: what JSON can say, under the key that it has in the table. */
export type PlainRecord = Readonly<Record<string, unknown>> & { readonly key: string };

const INDEX = new Set([ITEM_VERSION, "pk", "sk", "list", "listSort", "subject", "subjectSort", "personSort"]);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const plain = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (value instanceof Set) return [...value].map(plain);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === "bigint") return value.toString();
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]));
};

/**
 * An item of the table as a record: its own record, and under `beside` what the table keeps beside it (the counts of an event's places). What
 * only files the item in an index is left out.
 */
export const toRecord = (stored: Item, { record, without = [] }: ExportKind): PlainRecord => {
  const item = upToDate(stored);
  const key = `${String(item["pk"])}/${String(item["sk"])}`;
  const filed = typeof item["person"] === "string" && item["personSort"] !== undefined;
  const kept = Object.entries(item).filter(([name]) => !INDEX.has(name) && !(filed && name === "person"));
  const own = record === undefined ? undefined : ownValue(item, record);
  if (!isObject(own))
    return { ...Object.fromEntries(kept.map(([name, value]) => [name, plain(value)])), key };
  const beside = kept.filter(([name]) => name !== record);
  const rest = Object.fromEntries(beside.map(([name, value]) => [name, plain(value)]));
  const told = Object.entries(own).filter(([name]) => !without.includes(name));
  const whole = Object.fromEntries(told.map(([name, value]) => [name, plain(value)]));
  return { ...whole, ...(beside.length > 0 && { beside: rest }), key };
};

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const isKeptFile = (value: Record<string, unknown>): boolean =>
  typeof value["id"] === "string" &&
  ID.test(value["id"]) &&
  typeof value["name"] === "string" &&
  typeof value["size"] === "number";

/** A kept file: the id it is kept under, and its sender's name for it. */
export interface NamedFile {
  readonly id: string;
  readonly name: string;
}

/** The kept files that a record tells of, wherever in it they are. */
export const filesIn = (value: unknown): readonly NamedFile[] => {
  if (Array.isArray(value)) return value.flatMap(filesIn);
  if (!isObject(value)) return [];
  if (!isKeptFile(value)) return Object.values(value).flatMap(filesIn);
  return [{ id: String(value["id"]), name: String(value["name"]) }];
};

/** How deep a record is spread over columns. What is deeper stands in its cell as JSON. */
const DEEPEST = 3;

const spread = (value: unknown, path: string, depth: number): (readonly [string, CsvValue])[] => {
  if (value === undefined || value === null) return [];
  if (isObject(value) && depth < DEEPEST && Object.keys(value).length > 0)
    return Object.entries(value).flatMap(([name, inner]) =>
      spread(inner, path === "" ? name : `${path}.${name}`, depth + 1),
    );
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return [[path, value]];
  return [[path, JSON.stringify(value)]];
};

/** A record as the cells of a row, by column: `contact.email` is the email in the contact. Lists stand in one cell, as JSON. */
export const toCells = (record: PlainRecord): ReadonlyMap<string, CsvValue> => new Map(spread(record, "", 0));

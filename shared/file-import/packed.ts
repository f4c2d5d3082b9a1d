import { gunzipSync, gzipSync } from "node:zlib";
import type { Item, Key } from "../platform/dynamo.ts";
import { Fault } from "../platform/keys.ts";

/** An item of the table holds 400 KB, keys included. */
const BYTES_AN_ITEM = 380_000;

/** Bytes, compressed, as the items that hold them: their sort keys are `sk#00`, `sk#01`, ... Each says how many they are. */
export const packBytes = ({ pk, sk }: Key, bytes: Uint8Array, expires: number): readonly (Item & Key)[] => {
  const packed = gzipSync(bytes);
  const of = Math.max(1, Math.ceil(packed.length / BYTES_AN_ITEM));
  return Array.from({ length: of }, (_, nth) => ({
    pk,
    sk: `${sk}#${String(nth).padStart(2, "0")}`,
    of,
    packed: packed.subarray(nth * BYTES_AN_ITEM, (nth + 1) * BYTES_AN_ITEM),
    expires,
  }));
};

/** A value as the items that hold it, compressed as JSON: rows of a file take a fifth of the space so. */
export const packValue = (key: Key, value: unknown, expires: number): readonly (Item & Key)[] =>
  packBytes(key, Buffer.from(JSON.stringify(value)), expires);

/** How many bytes of compressed value items hold; other items hold none. */
export const packedSize = (items: readonly Item[]): number =>
  items.reduce((sum, { packed }) => sum + (packed instanceof Uint8Array ? packed.length : 0), 0);

const bytesOf = (item: Item | undefined): Uint8Array => {
  const packed: unknown = item?.["packed"];
  if (!(packed instanceof Uint8Array)) throw new Fault("Something of this import is not there any more.");
  return packed;
};

/** The bytes that items hold, in the order of their sort keys; items that are left over from a longer value are passed over. Undefined where there are none. */
export const unpackBytes = (items: readonly (Item | undefined)[]): Uint8Array | undefined => {
  const [first] = items;
  if (first === undefined) return undefined;
  const parts = Array.from({ length: Number(first["of"]) }, (_, nth) => bytesOf(items[nth]));
  return gunzipSync(Buffer.concat(parts));
};

/** The value that items hold, for a schema to parse. Undefined where there are none. */
export const unpackValue = (items: readonly (Item | undefined)[]): unknown => {
  const bytes = unpackBytes(items);
  return bytes === undefined ? undefined : JSON.parse(Buffer.from(bytes).toString());
};

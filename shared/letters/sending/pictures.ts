import * as z from "zod/mini";
import type { Instant } from "../../platform/clock.ts";
import { type Item, type Key, readItems, type Table } from "../../platform/dynamo.ts";
import { plusHours } from "../../platform/time.ts";

const KEPT_HOURS = 90 * 24;

const pictureSchema = z.object({ bytes: z.instanceof(Uint8Array) });

const pictureKey = (letterId: string, name: string): Key => ({ pk: `PICTURE#${letterId}`, sk: name });

/**
 * A PNG picture that goes with a letter, under the name that the letter's part gives it (letters, digits, `.`, `_`, `-`). Whoever puts
 * the letter in the post puts this in the same commit. At most 300 KB, because an item holds 400; kept for 90 days.
 */
export const pictureItem = (letterId: string, name: string, bytes: Uint8Array, now: Instant): Item & Key => ({
  ...pictureKey(letterId, name),
  bytes,
  expires: Math.floor(Date.parse(plusHours(now, KEPT_HOURS)) / 1000),
});

/** The pictures of a letter that were stored under these names; one that was not is left out. One read, or none when there are no names. */
export const readPictures = async (
  table: Table,
  letterId: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> => {
  const wanted = [...new Set(names)].filter((name) => /^[\w.-]{1,64}$/.test(name));
  if (wanted.length === 0) return new Map();
  const items = await readItems(
    table,
    wanted.map((name) => pictureKey(letterId, name)),
  );
  return new Map(
    wanted.flatMap((name, at): [string, Uint8Array][] => {
      const item = items[at];
      return item === undefined ? [] : [[name, pictureSchema.parse(item).bytes]];
    }),
  );
};

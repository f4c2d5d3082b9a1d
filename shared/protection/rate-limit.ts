import { OVERTAKEN, type Overtaken, type Write } from "../journal/commit.ts";
import type { Instant } from "../platform/clock.ts";
import type { Item, Key } from "../platform/dynamo.ts";
import { type SigningKeys, sign } from "../platform/signing.ts";
import { plusHours, utcDate } from "../platform/time.ts";

/**
 * How often something may happen: at most `perHour` times in an hour and `perDay` times in a day of the UTC clock, and so at most twice that in any
 * stretch as long. With `shards`, the count is spread over so many items by chance, each with its part of the limit: many may count at
 * the same moment, and the limit becomes approximate (never more, at times a little less).
 */
export interface Limit {
  readonly name: string;
  readonly perHour: number;
  readonly perDay: number;
  readonly shards?: number;
}

/** What counting needs from the outside: the keys that make digests, the present moment, and chance from 0 to 1 (below 1). */
export interface Counting {
  readonly keys: SigningKeys;
  readonly now: Instant;
  readonly random: () => number;
}

/** A count is kept a day longer than it matters, because clocks differ. */
const KEPT_HOURS = 48;

/**
 * The write that counts one more of `what` (an address, a network, a form), refused as `otherwise` when that is one too many. It goes into the
 * transaction of what it counts: what is not done is not counted, and a request that is sent again counts once. The key holds a keyed
 * digest, so that neither an address nor a network stands in it or can be found out by trying; a new signing key begins anew.
 */
export const countOne = <Refusal extends string>(
  limit: Limit,
  what: string,
  otherwise: Refusal,
  { keys, now, random }: Counting,
): Write<Refusal> => {
  const { name, perHour, perDay, shards = 1 } = limit;
  const shard = Math.floor(random() * shards);
  const midnight = `${utcDate(now)}T00:00:00.000Z`;
  return {
    update: {
      pk: `LIMIT#${name}#${sign(keys, "rate-limit", `${name}\n${what}`)}`,
      sk: `${utcDate(now)}#${shard}`,
    },
    set: "SET #expires = :expires ADD #hour :one, #day :one",
    names: { "#expires": "expires" },
    values: { ":expires": Math.floor(Date.parse(plusHours(midnight, KEPT_HOURS)) / 1000), ":one": 1 },
    when: {
      expression:
        "(attribute_not_exists(#hour) OR #hour < :perHour) AND (attribute_not_exists(#day) OR #day < :perDay)",
      names: { "#hour": `hour${now.slice(11, 13)}`, "#day": "day" },
      values: { ":perHour": Math.floor(perHour / shards), ":perDay": Math.floor(perDay / shards) },
    },
    otherwise,
  };
};

/** The key of a count that is of no hour or day: of all there is until it expires. It holds a keyed digest, like the others. */
export const tallyKey = (name: string, what: string, keys: SigningKeys): Key => ({
  pk: `LIMIT#${name}#${sign(keys, "rate-limit", `${name}\n${what}`)}`,
  sk: "ALL",
});

/** How many were counted under a `tallyKey`. */
export const tallied = (item: Item | undefined): number => {
  const counted: unknown = item?.["counted"];
  return typeof counted === "number" ? counted : 0;
};

/** The write that counts one more while there are fewer than `most`; overtaken when others were quicker. The count goes after `until`. */
export const tallyOne = (
  key: Key,
  { most, until }: { readonly most: number; readonly until: Instant },
): Write<Overtaken> => ({
  update: key,
  set: "SET #expires = :expires ADD #counted :one",
  names: { "#expires": "expires", "#counted": "counted" },
  values: {
    ":expires": Math.floor(Date.parse(plusHours(until, KEPT_HOURS)) / 1000),
    ":one": 1,
  },
  when: {
    expression: "attribute_not_exists(#counted) OR #counted < :most",
    names: {},
    values: { ":most": most },
  },
  otherwise: OVERTAKEN,
});

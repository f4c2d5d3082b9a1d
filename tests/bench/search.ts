import type { ConsumedCapacity } from "@aws-sdk/client-dynamodb";
import * as z from "zod/mini";
import type { Table } from "../../shared/platform/dynamo.ts";
import type { DerivedItem } from "../../shared/projections/projection.ts";
import { partitionOf, personPostings, soundPartition } from "../../shared/search/postings.ts";
import { soundsOf } from "../../shared/search/sounds.ts";
import { searchIn } from "../../shared/search/store.ts";
import { typedWords } from "../../shared/search/words.ts";
import { personOf, putAll } from "../support/crowds.ts";
import { chance } from "../support/seed.ts";
import { startBenchTable } from "./bench-table.ts";
import type { Bench } from "./part.ts";
import { type Found, mark, median, type Row, round, worst } from "./table.ts";

const MOST_QUERIES = 4;
const RUNS = 15;

/** What is searched for, with what makes it hard. */
const SEARCHES = {
  gwen: "a first name that one in a hundred has",
  smith: "the commonest surname: 1.2 of a hundred",
  "gwen smith": "each word alone has a thousand",
  "smith seaview": "a name and an organisation",
  ma: "two letters, with which seven names of a hundred begin",
  pritchadr: "two letters that changed places",
  "catherine smyth": "two words, both spelled otherwise",
  "gwen smith seaview infirmary": "as many words as are looked for",
} as const;

const SYLLABLES =
  "ba be bo da de do fa fe ga go ha he ka ke la le lo ne no pa pe ra re ro sa se so ta te to va ve wa we".split(
    " ",
  );

/** Names as often as they are: `Gwen` of one in a hundred, `Smith` of 1.2, and the rest made of syllables. */
const nameWith = (random: () => number, common: readonly (readonly [string, number])[]): string => {
  let left = random();
  for (const [name, share] of common) {
    left -= share;
    if (left < 0) return name;
  }
  return Array.from({ length: 3 }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)] ?? "").join("");
};

const FIRST = [
  ["Gwen", 0.01],
  ["Kathryn", 0.004],
  ["Mary", 0.02],
  ["Matthew", 0.02],
] as const;
const LAST = [
  ["Smith", 0.012],
  ["Pritchard", 0.0005],
  ["Martin", 0.01],
  ["Mason", 0.01],
  ["Marsh", 0.01],
] as const;

/** The postings of so many people. */
const postingsOf = function* (people: number): Generator<DerivedItem, void, undefined> {
  const random = chance(86);
  for (let nth = 0; nth < people; nth += 1) {
    const [first, last] = [nameWith(random, FIRST), nameWith(random, LAST)];
    const where = random() < 0.02 ? "Seaview Infirmary" : `${nameWith(random, [])} Hospitals`;
    yield* personPostings({
      kind: "person",
      id: personOf(nth),
      title: `${first} ${last}`,
      more: `${where}\n${first}.${last} ${where.split(" ")[0]}`,
    });
  }
};

/** The partitions that are asked. What is in others costs a search nothing, so it is not written here. */
const asked = new Set(
  Object.keys(SEARCHES)
    .flatMap(typedWords)
    .flatMap((word) => [partitionOf(word), ...soundsOf(word).map(soundPartition)]),
);

const answerSchema = z.looseObject({
  output: z.looseObject({ ConsumedCapacity: z.optional(z.custom<ConsumedCapacity>()) }),
});

/** Counts the queries that are made of a table and the read units that they take. */
const counting = ({ client }: Table) => {
  let [queries, units] = [0, 0];
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: "TOTAL" } });
      const { output } = answerSchema.parse(result);
      queries += 1;
      units += output.ConsumedCapacity?.CapacityUnits ?? 0;
      return result;
    },
    { step: "initialize", name: "countUnits" },
  );
  return () => {
    const before = { queries, units };
    [queries, units] = [0, 0];
    return before;
  };
};

interface Cost {
  readonly queries: number;
  readonly units: number;
  readonly ms: number;
  readonly found: number;
  readonly isWhole: boolean;
}

const measureAmong = async (people: number): Promise<ReadonlyMap<string, Cost>> => {
  const { table, stop } = await startBenchTable();
  try {
    await putAll(
      table,
      postingsOf(people).filter(({ pk }) => asked.has(pk)),
    );
    const counted = counting(table);
    const costs = new Map<string, Cost>();
    for (const typed of Object.keys(SEARCHES)) {
      const times: number[] = [];
      const find = async () => {
        const from = performance.now();
        const found = await searchIn(table).find(typedWords(typed));
        times.push(performance.now() - from);
        return found;
      };
      await find();
      counted();
      const { hits, alike, isWhole } = await find();
      const { queries, units } = counted();
      for (let run = 0; run < RUNS; run += 1) await find();
      costs.set(typed, { queries, units, ms: median(times), found: hits.length + alike.length, isWhole });
    }
    return costs;
  } finally {
    await stop();
  }
};

/** What a search of the table costs among few people and among many. */
export const measureSearch = async ({ quick }: Pick<Bench, "quick">): Promise<Found> => {
  const crowds = quick ? [1_321, 10_000] : [1_321, 100_000];
  const [few, many] = [await measureAmong(crowds[0] ?? 0), await measureAmong(crowds[1] ?? 0)];
  const items = postingsOf(1_000).toArray().length / 1_000;
  const rows = Object.entries(SEARCHES).map(([typed, why]): Row => {
    const [less, more] = [few.get(typed), many.get(typed)];
    if (less === undefined || more === undefined) throw new Error(`${typed} was not looked for.`);
    return {
      typed,
      why,
      queries: more.queries,
      over: mark(more.queries, MOST_QUERIES),
      [`found of ${crowds[0]}`]: less.found,
      [`units of ${crowds[0]}`]: less.units,
      [`ms of ${crowds[0]}`]: round(less.ms, 1),
      [`found of ${crowds[1]}`]: more.found,
      [`units of ${crowds[1]}`]: more.units,
      [`ms of ${crowds[1]}`]: round(more.ms, 1),
      whole: more.isWhole ? "yes" : "no",
    };
  });
  return {
    title: "A search of everything",
    note: `A person has ${round(items, 1)} postings. Queries, read units and milliseconds of this machine, the middle of ${RUNS}. A query reads a megabyte at most: 128 units.`,
    rows,
    bars: [
      {
        what: `A search is at most ${MOST_QUERIES} queries`,
        ...worst([...many].map(([name, { queries }]) => ({ name, figure: queries, bar: MOST_QUERIES }))),
      },
    ],
  };
};

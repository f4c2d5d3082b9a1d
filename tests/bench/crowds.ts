import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import { nunjucksTemplates } from "../../infra/constructs/nunjucks-templates.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { personItem } from "../../shared/people/store.ts";
import type { Item } from "../../shared/platform/dynamo.ts";
import { newId } from "../../shared/platform/ids.ts";
import { newReference } from "../../shared/platform/references.ts";
import { datesBetween } from "../../shared/platform/time.ts";
import { addDays } from "../../shared/platform/wall-clock.ts";
import { rollUpDays } from "../../shared/reports/days/commands.ts";
import { noFigures, noTotals } from "../../shared/reports/days/model.ts";
import { putTogether, rollupItem } from "../../shared/reports/days/store.ts";
import { eventItems, membersItems, personOf, putAll } from "../support/crowds.ts";
import { eventOf } from "../support/invitation.ts";
import { withoutWaiting } from "../support/visiting.ts";
import { startBenchTable } from "./bench-table.ts";
import type * as crowdPages from "./crowd-pages.ts";
import type { PageCost } from "./crowd-pages.ts";
import type { Bench } from "./part.ts";
import { root } from "./references.ts";
import { type Bar, type Found, mark, type Row, round, worst } from "./table.ts";

const MOST_GROWTH = 1.1;
const NOW = "2026-11-23T09:00:00.000Z";
const YESTERDAY = "2026-11-22";
/** As many as the report looks back, and some. */
const DAYS = 58 * 7;

interface Crowd {
  readonly members: number;
  readonly registrations: number;
}

const event = newReference("event", (count) => new Uint8Array(count).fill(7));

/** Pages of the desk by what they show of a crowd. A file of everybody has no bound, and is only looked at. */
const pages: Readonly<Record<string, { readonly path: string; readonly showsAll?: true }>> = {
  Today: { path: paths.desk },
  members: { path: paths.deskMembers },
  events: { path: paths.deskEvents },
  "one event": { path: toPath(paths.deskEvent, { reference: event }) },
  "its registrations as a file": {
    path: `${toPath(paths.deskRegistrations, { reference: event })}?view=all&as=csv`,
    showsAll: true,
  },
  report: { path: paths.deskReport },
};

/** Fonts and the like, which only esbuild can import, are the build's own; packages themselves stay outside. */
const filesOfPackages: Plugin = {
  name: "files-of-packages",
  setup: ({ onResolve }) => {
    onResolve({ filter: /\.(?:wasm|ttf)$/ }, ({ path }) => ({ path: join(root, "node_modules", path) }));
  },
};

/** What measures pages, bundled as functions are: a page imports its template. */
const bundled = async (): Promise<typeof crowdPages> => {
  const outfile = join(root, ".build/bench/crowd-pages.mjs");
  await build({
    absWorkingDir: root,
    entryPoints: ["tests/bench/crowd-pages.ts"],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    logLevel: "silent",
    loader: { ".wasm": "file", ".ttf": "file" },
    plugins: [filesOfPackages, nunjucksTemplates()],
  });
  return import(outfile);
};

const peopleItems = function* (count: number): Generator<Item, void, undefined> {
  for (let nth = 0; nth < count; nth += 1)
    yield personItem({ id: personOf(nth), name: `Ada Example ${nth}`, email: `ada.${nth}@members.example` });
};

/** What these pages cost among such a crowd; of a test for every page, all that are only one besides. */
const measure = async (
  { members, registrations }: Crowd,
  addresses: readonly string[],
  andOnly = false,
): Promise<ReadonlyMap<string, PageCost>> => {
  const bench = await startBenchTable();
  try {
    const { table } = bench;
    const about = { ...eventOf(registrations, { now: NOW }), reference: event };
    await putAll(table, membersItems(members));
    if (andOnly) await putAll(table, peopleItems(members));
    for (const date of datesBetween(addDays(YESTERDAY, -DAYS), YESTERDAY))
      await putTogether({ ...withoutWaiting, table }, [rollupItem({ date, ...noFigures, totals: noTotals })]);
    await rollUpDays({ ...withoutWaiting, table, newId, now: () => NOW }, YESTERDAY);
    await putAll(table, eventItems(about, Math.ceil(registrations / 2), Math.floor(registrations / 2)));
    const { measurePages, onlyPages } = await bundled();
    return await measurePages(table, NOW, [...addresses, ...(andOnly ? onlyPages : [])]);
  } finally {
    await bench.stop();
  }
};

const crowdsOf = (quick: boolean): readonly [Crowd, Crowd] =>
  quick
    ? [
        { members: 60, registrations: 500 },
        { members: 300, registrations: 900 },
      ]
    : [
        { members: 1_321, registrations: 1_321 },
        { members: 100_000, registrations: 10_000 },
      ];

const sayCost = ({ calls, items, kb, ms }: PageCost): string =>
  `${calls} / ${items} / ${round(kb)} / ${round(ms)}`;

/** What pages of the desk cost with a hundred thousand members and ten thousand registrations for one event, by what they cost with few. */
export const measureCrowds = async ({ quick }: Pick<Bench, "quick">): Promise<Found> => {
  const [few, many] = crowdsOf(quick);
  const addresses = Object.values(pages).map(({ path }) => path);
  const [before, after] = [await measure(few, addresses), await measure(many, addresses)];
  const found = Object.entries(pages).flatMap(([name, { path }]) => {
    const [small, large] = [before.get(path), after.get(path)];
    return small === undefined || large === undefined
      ? []
      : [{ name, small, large, growth: round(large.items / Math.max(1, small.items), 2) }];
  });
  const bounded = found.filter(({ name }) => pages[name]?.showsAll !== true);
  const bars: Bar[] = [
    {
      what: `A page reads at most ${MOST_GROWTH} times the items with a crowd`,
      ...worst(bounded.map(({ name, growth }) => ({ name, figure: growth, bar: MOST_GROWTH }))),
      fact: true,
    },
  ];
  const say = ({ members, registrations }: Crowd): string =>
    `${members} members, ${registrations} registered`;
  return {
    title: "Crowds: what pages cost with many people, against few",
    note: "Calls / items / KB from the table / processor ms of a page, in this process, against DynamoDB Local. Half of those registered wait for a place.",
    rows: found.map(
      ({ name, small, large, growth }): Row => ({
        name,
        [say(few)]: sayCost(small),
        [say(many)]: sayCost(large),
        growth,
        bar: pages[name]?.showsAll === true ? "shows all" : mark(growth, MOST_GROWTH),
      }),
    ),
    bars,
  };
};

const MOST_KB = 100;

/** Pages of records that a crowd has. */
const ofRecords: readonly string[] = [
  toPath(paths.deskPerson, { person: personOf(7) }),
  toPath(paths.deskConsents, { person: personOf(7) }),
  toPath(paths.deskEvent, { reference: event }),
  toPath(paths.deskRegistrations, { reference: event }),
  `${paths.deskMembers}?sort=organisation`,
  `${paths.deskMembers}?address=free`,
];

/** Pages that look at more members the more there are, as far as their own bound: a list in another order at the first 1,000, a segment that is counted at 10,000. */
const BOUNDED: readonly string[] = [
  `${paths.deskMembers}?sort=organisation`,
  `${paths.deskMembers}?address=free`,
  paths.deskNewSegment,
];

/** What every page of the desk that is only one, and those of records that a crowd has, cost with few and with many members, against the bars. */
export const measureDeskPages = async ({ quick }: Pick<Bench, "quick">): Promise<Found> => {
  const [few, many] = crowdsOf(quick);
  const [before, after] = [await measure(few, ofRecords, true), await measure(many, ofRecords, true)];
  const rows = [...after].map(([page, large]): Row => {
    const small = before.get(page) ?? large;
    return {
      page,
      [`round trips, ${few.members}`]: small.calls,
      [`round trips, ${many.members}`]: large.calls,
      over: large.over,
      [`items, ${few.members}`]: small.items,
      [`items, ${many.members}`]: large.items,
      growth: round(large.items / Math.max(1, small.items), 2),
      "page, KB": round(large.pageKb, 1),
      bar: mark(large.pageKb, MOST_KB),
    };
  });
  const over = rows.filter((row) => row["over"] !== "");
  const sizes = rows.map((row) => ({
    name: String(row["page"]),
    figure: Number(row["page, KB"]),
    bar: MOST_KB,
  }));
  return {
    title: "Every page of the desk, with few members and with many",
    note: `${rows.length} pages. Round trips besides the session's; what may take more than three says why in tests/support/bars.ts.`,
    rows,
    bars: [
      {
        what: "A page takes three reads at most, or has a reason",
        figure: over.length === 0 ? "all" : over.map((row) => String(row["page"])).join(", "),
        met: over.length === 0,
        fact: true,
      },
      { what: `A page is at most ${MOST_KB} KB`, ...worst(sizes), fact: true },
      {
        what: `A page reads at most ${MOST_GROWTH} times the items with a crowd`,
        ...worst(
          rows
            .filter((row) => !BOUNDED.includes(String(row["page"])))
            .map((row) => ({ name: String(row["page"]), figure: Number(row["growth"]), bar: MOST_GROWTH })),
        ),
        fact: true,
      },
    ],
  };
};

import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import { nunjucksTemplates } from "../../infra/constructs/nunjucks-templates.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { newId } from "../../shared/platform/ids.ts";
import { newReference } from "../../shared/platform/references.ts";
import { datesBetween } from "../../shared/platform/time.ts";
import { addDays } from "../../shared/platform/wall-clock.ts";
import { rollUpDays } from "../../shared/reports/days/commands.ts";
import { noFigures, noTotals } from "../../shared/reports/days/model.ts";
import { putTogether, rollupItem } from "../../shared/reports/days/store.ts";
import { eventItems, membersItems, putAll } from "../support/crowds.ts";
import { eventOf } from "../support/invitation.ts";
import { withoutWaiting } from "../support/visiting.ts";
import { startBenchTable } from "./bench-table.ts";
import type { measurePages, PageCost } from "./crowd-pages.ts";
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
const bundled = async (): Promise<typeof measurePages> => {
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
  const pagesModule: { readonly measurePages: typeof measurePages } = await import(outfile);
  return pagesModule.measurePages;
};

const measure = async ({ members, registrations }: Crowd): Promise<ReadonlyMap<string, PageCost>> => {
  const bench = await startBenchTable();
  try {
    const { table } = bench;
    const about = { ...eventOf(registrations, { now: NOW }), reference: event };
    await putAll(table, membersItems(members));
    for (const date of datesBetween(addDays(YESTERDAY, -DAYS), YESTERDAY))
      await putTogether({ ...withoutWaiting, table }, [rollupItem({ date, ...noFigures, totals: noTotals })]);
    await rollUpDays({ ...withoutWaiting, table, newId, now: () => NOW }, YESTERDAY);
    await putAll(table, eventItems(about, Math.ceil(registrations / 2), Math.floor(registrations / 2)));
    return await (await bundled())(
      table,
      NOW,
      Object.values(pages).map(({ path }) => path),
    );
  } finally {
    await bench.stop();
  }
};

const sayCost = ({ calls, items, kb, ms }: PageCost): string =>
  `${calls} / ${items} / ${round(kb)} / ${round(ms)}`;

/** What pages of the desk cost with a hundred thousand members and ten thousand registrations for one event, by what they cost with few. */
export const measureCrowds = async ({ quick }: Pick<Bench, "quick">): Promise<Found> => {
  const few: Crowd = quick ? { members: 60, registrations: 500 } : { members: 1_321, registrations: 1_321 };
  const many: Crowd = quick
    ? { members: 300, registrations: 900 }
    : { members: 100_000, registrations: 10_000 };
  const [before, after] = [await measure(few), await measure(many)];
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

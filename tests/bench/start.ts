import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Bundle, bundleFunctions } from "../../infra/constructs/bundles.ts";
import type { Bench } from "./part.ts";
import { References, root, sdkImports } from "./references.ts";
import { type Found, mark, median, round, worst } from "./table.ts";

const HOME = ".build/bench";
const MOST_KB = 450;

// The processor time of the main thread, which waits for nothing while it loads: elapsed time on a machine that does other
// things as well says more about those.
const LOADING = `
  const used = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  const from = used();
  await import(process.argv[1]);
  console.log(used() - from);
  process.exit(0);
`;

const environment = {
  PATH: process.env["PATH"] ?? "",
  AWS_REGION: "eu-west-2",
  AWS_ACCESS_KEY_ID: "bench",
  AWS_SECRET_ACCESS_KEY: "bench",
};

/** Milliseconds of processor time that a bundle takes to load in a process of its own. */
const load = async ({ directory }: Bundle): Promise<number> => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--input-type=module", "--eval", LOADING, join(directory, "index.mjs")],
    { env: environment },
  );
  return Number(stdout);
};

/** Loads two bundles by turns, so that whatever else the machine does weighs on both; each goes first every other time. */
const compare = async (one: Bundle, other: Bundle, runs: number) => {
  const pairs: { one: number; other: number }[] = [];
  for (let run = 0; run < runs; run += 1) {
    const first = run % 2 === 0;
    const early = await load(first ? one : other);
    const late = await load(first ? other : one);
    pairs.push(first ? { one: early, other: late } : { one: late, other: early });
  }
  return {
    one: median(pairs.map((pair) => pair.one)),
    other: median(pairs.map((pair) => pair.other)),
    ratio: median(pairs.map((pair) => pair.one / pair.other)),
  };
};

const packageOf = (path: string): string =>
  /^node_modules\/(@[^/]+\/[^/]+|[^/]+)/.exec(path)?.[1]?.replace(/^@(aws-sdk|smithy|aws)\/.*/, "SDK") ??
  (path.endsWith(".njk") ? "templates" : "own");

const heaviest = ({ loads }: Bundle): string => {
  const sums = new Map<string, number>();
  for (const [path, bytes] of Object.entries(loads)) {
    const name = path.includes("nhsuk-frontend") ? "templates" : packageOf(path);
    sums.set(name, (sums.get(name) ?? 0) + bytes);
  }
  return [...sums]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 8)
    .map(([name, bytes]) => `${name} ${round(bytes / 1000)}`)
    .join(", ");
};

let bundled: Promise<Bundle[]> | undefined;

/** The functions, bundled once for all parts that ask; those whose name contains `only`. */
const bundles = async (only: string | undefined): Promise<Bundle[]> => {
  bundled ??= bundleFunctions(root, join(HOME, "functions")).then((made) => [...made.values()]);
  return (await bundled).filter(({ name }) => only === undefined || name.includes(only));
};

// One that serves pages, one that reacts to an entry, and one that sends.
const QUICK = ["site", "members-on-member-joined", "letters-queue-send-letter"];

/** How long each function takes to load, against a bundle that only makes its SDK clients. */
export const measureStart = async ({ runs, only, quick }: Bench): Promise<Found> => {
  const references = new References(join(HOME, "references"));
  const chosen = (await bundles(only)).filter(({ name }) => !quick || QUICK.includes(name));
  const measured = [];
  for (const bundle of chosen) {
    const reference = await references.of(bundle);
    const bar = ["site", "desk"].includes(bundle.name) ? 1.5 : 1.25;
    measured.push({ bundle, reference, bar, ...(await compare(bundle, reference, runs)) });
  }
  return {
    title: "Start: loading a function, as a ratio to a bundle that only makes the same SDK clients",
    note: `Processor time of fresh processes of Node ${process.version} by turns, ${runs} pairs each; medians. Bar: 1.25, site and desk 1.5.`,
    rows: measured.map(({ bundle, reference, bar, one, other, ratio }) => ({
      function: bundle.name,
      ms: round(one),
      "clients ms": round(other),
      ratio: round(ratio, 2),
      "over 1.25/1.5": mark(round(ratio, 2), bar),
      KB: round(bundle.bytes / 1000),
      "clients KB": round(reference.bytes / 1000),
      clients: [...sdkImports(bundle).keys()]
        .map((name) => name.replace(/^@aws-sdk\/(client-)?/, ""))
        .join(" "),
    })),
    bars: [
      {
        what: "Start of a function at most 1.25 x its clients, site and desk 1.5 x",
        ...worst(
          measured.map(({ bundle, ratio, bar }) => ({ name: bundle.name, figure: round(ratio, 2), bar })),
        ),
      },
    ],
  };
};

/** What each function loads before its first answer, and of what. */
export const measureSizes = async ({ only }: Pick<Bench, "only">): Promise<Found> => {
  const rows = (await bundles(only)).map((bundle) => ({
    function: bundle.name,
    KB: round(bundle.bytes / 1000),
    "over 450": mark(round(bundle.bytes / 1000), MOST_KB),
    "made of": heaviest(bundle),
  }));
  return {
    title: "Sizes: minified JavaScript that is loaded before the first answer, in KB",
    note: `Bar: ${MOST_KB}. SDK: all of its packages. Pages of site and desk are loaded when they are asked for.`,
    rows,
    bars: [
      {
        what: `A function at most ${MOST_KB} KB`,
        ...worst(rows.map((row) => ({ name: row.function, figure: row.KB, bar: MOST_KB }))),
      },
    ],
  };
};

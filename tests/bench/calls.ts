import { paths } from "../../shared/pages/paths.ts";
import {
  barOf,
  type Calls,
  callsIn,
  overBar,
  patternOf,
  type Request,
  readsIn,
  sayCalls,
  writesIn,
} from "../support/bars.ts";
import { openEveryPage, runErrands } from "./errands.ts";
import type { Bench } from "./part.ts";
import { type Bar, type Found, type Row, worst } from "./table.ts";

const patterns: readonly string[] = Object.values(paths);

type Most = ReadonlyMap<string, { readonly calls: Calls; readonly times: number }>;

const requestOf = (key: string): Request => {
  const [method = "", path = ""] = key.split(" ");
  return { method, path, isDone: method === "POST" && !key.endsWith(")") };
};

const kindOf = (key: string): "command" | "page" | "desk page" => {
  if (requestOf(key).isDone) return "command";
  return key.includes(" /desk") ? "desk page" : "page";
};

/**
 * What a request asks of its own accord: without the one read of its session, which comes before everything at the desk and is in no bar
 * (docs/decisions/0075-round-trips.md).
 */
const withoutSession = (name: string, calls: Calls): Calls => {
  const ofSession = "dynamodb:BatchGetItem";
  const read = calls[ofSession] ?? 0;
  if (name !== "desk" || read === 0) return calls;
  const { [ofSession]: _session, ...others } = calls;
  return read === 1 ? others : { ...others, [ofSession]: read - 1 };
};

const heldAgainst = (kind: ReturnType<typeof kindOf>, what: string, most: Most): Bar => {
  const own = [...most].filter(([key]) => kindOf(key) === kind);
  const figures = own.map(([name, { calls }]) => {
    const { reads, writes } = barOf(requestOf(name));
    // A call of another sort, or a second transaction, counts as one too many.
    const more = callsIn(calls) - readsIn(calls) - Math.min(writes, writesIn(calls));
    return { name, figure: readsIn(calls) + (more > 0 ? reads : 0), bar: reads };
  });
  return { what, ...worst(figures) };
};

/** The calls to AWS that pages and commands make, each at its most: as the gateway counted them while all of them were driven once. */
export const measureCalls = async ({ stack: start }: Pick<Bench, "stack">): Promise<Found> => {
  const stack = await start();
  const from = stack.invocations().length;
  await runErrands(stack, "calls");
  // A night, without which every view counts days for itself; and once for what functions hold in their memory.
  await stack.clock({ advance: "P1D" });
  await openEveryPage(stack, patterns);
  const warm = stack.invocations().length;
  await openEveryPage(stack, patterns);
  const openedWarm = new Set(
    stack
      .invocations()
      .slice(warm)
      .map(({ trigger }) => patternOf(trigger.split(" ")[1] ?? "")),
  );
  const most = new Map<string, { readonly calls: Calls; readonly times: number }>();
  for (const [nth, { function: name, trigger, calls: all }] of stack.invocations().entries()) {
    if (nth < from || (name !== "site" && name !== "desk")) continue;
    const [method = "", path = ""] = trigger.split(" ");
    const calls = withoutSession(name, all);
    if (method === "GET" && nth < warm && openedWarm.has(patternOf(path))) continue;
    // A form that is only shown again, or to be checked, changes nothing: that is a page.
    const shows = method === "POST" && writesIn(calls) === 0 ? " (shows a page)" : "";
    const key = `${method} ${patternOf(path)}${shows}`;
    const before = most.get(key);
    const heavier = before === undefined || callsIn(calls) > callsIn(before.calls) ? calls : before.calls;
    most.set(key, { calls: heavier, times: (before?.times ?? 0) + 1 });
  }
  const rows = [...most].sort().map(
    ([key, { calls, times }]): Row => ({
      request: key,
      times,
      reads: readsIn(calls),
      writes: writesIn(calls),
      "over its bar": overBar(requestOf(key), calls),
      calls: sayCalls(calls),
    }),
  );
  const opened = new Set([...most.keys()].map((key) => key.split(" ")[1]));
  const missing = patterns.filter((pattern) => !opened.has(pattern));
  return {
    title: "Calls: what a page and a command ask of AWS",
    note: `Counted by the gateway while the stories were told and every page was opened; the most of each, of pages once functions hold what they hold, without the read of the session. Bar: a command one read and one transaction, a public page one query, a page of the desk three; tests/support/bars.ts names the exceptions. Not opened: ${missing.join(", ") || "none"}.`,
    rows,
    bars: [
      heldAgainst("command", "A command one read at most and one transaction", most),
      heldAgainst("page", "A public page one query at most", most),
      heldAgainst("desk page", "A page of the desk three queries at most", most),
    ],
  };
};

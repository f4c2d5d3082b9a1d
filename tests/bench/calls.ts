import type { LocalStack } from "../../infra/local/stack.ts";
import { paths } from "../../shared/pages/paths.ts";
import { openEveryPage, patternOf, runErrands } from "./errands.ts";
import type { Found, Row } from "./table.ts";

const patterns: readonly string[] = Object.values(paths);
// The secret is read once in the life of a process, not for a request.
const ONCE = "secretsmanager:GetSecretValue";
const READS = ["dynamodb:Query", "dynamodb:GetItem", "dynamodb:BatchGetItem"];
const TRANSACTION = "dynamodb:TransactWriteItems";

type Counts = Readonly<Record<string, number>>;

const sum = (calls: Counts, actions: readonly string[]): number =>
  actions.reduce((all, action) => all + (calls[action] ?? 0), 0);

const total = (calls: Counts): number =>
  Object.entries(calls).reduce((all, [action, count]) => (action === ONCE ? all : all + count), 0);

const saidShortly = (calls: Counts): string =>
  Object.entries(calls)
    .filter(([action]) => action !== ONCE)
    .map(([action, count]) => `${count} ${action.split(":")[1]}`)
    .join(", ");

const verdict = (calls: Counts): string => {
  const [reads, writes] = [sum(calls, READS), sum(calls, [TRANSACTION])];
  if (total(calls) > reads + writes) return "other calls";
  if (writes === 0) return reads <= 1 ? "" : "> 1 read";
  return writes === 1 && reads <= 1 ? "" : "> 1 read + 1 transaction";
};

/** The calls to AWS that pages and commands make, each at its most: as the gateway counted them while all of them were driven once. */
export const measureCalls = async (stack: LocalStack): Promise<Found> => {
  const from = stack.invocations().length;
  await runErrands(stack, "calls");
  await openEveryPage(stack, patterns);
  const most = new Map<string, { readonly calls: Counts; readonly times: number }>();
  for (const { function: name, trigger, calls } of stack.invocations().slice(from)) {
    if (name !== "site" && name !== "desk") continue;
    const [method = "", path = ""] = trigger.split(" ");
    // A form that is only shown again, or to be checked, changes nothing: that is a page.
    const shows = method === "POST" && sum(calls, [TRANSACTION]) === 0 ? " (shows a page)" : "";
    const key = `${method} ${patternOf(path, patterns)}${shows}`;
    const before = most.get(key);
    const heavier = before === undefined || total(calls) > total(before.calls) ? calls : before.calls;
    most.set(key, { calls: heavier, times: (before?.times ?? 0) + 1 });
  }
  const rows = [...most].sort().map(
    ([key, { calls, times }]): Row => ({
      request: key,
      times,
      reads: sum(calls, READS),
      transactions: sum(calls, [TRANSACTION]),
      "over its bar": verdict(calls),
      calls: saidShortly(calls),
    }),
  );
  const opened = new Set([...most.keys()].map((key) => key.split(" ")[1]));
  const missing = patterns.filter((pattern) => !opened.has(pattern));
  return {
    title: "Calls: what a page and a command ask of AWS",
    note: `Counted by the gateway while the stories were told and every page was opened; the most of each. Bar: a command one read and one transaction, a page one query. Not opened: ${missing.join(", ") || "none"}.`,
    rows,
  };
};

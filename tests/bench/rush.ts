import type { LocalStack } from "../../infra/local/index.ts";
import { leftByRush, MOST_AT_ONCE, type Rush, type Rushed, rush } from "../faults/crowd.ts";
import type { Bench } from "./part.ts";
import { type Found, type Row, round } from "./table.ts";

const check = async (stack: LocalStack, event: string, { people, places }: Rush): Promise<Row[]> => {
  const left = await leftByRush(stack, event);
  const addressees = new Set(left.letters.map(({ to }) => ("person" in to ? to.person : "team")));
  const row = (what: string, is: number, should: number): Row => ({
    what,
    is,
    should,
    "": is === should ? "" : "WRONG",
  });
  const inn = Math.min(people, places);
  return [
    row("have a place", left.placed.length, inn),
    row("places counted as taken", left.counts.taken, inn),
    row("wait", left.waiting.length, people - inn),
    row("counted as waiting", left.counts.waiting, people - inn),
    row(
      "on the list, in its order",
      left.places.filter((sk, at) => sk === left.markers[at]).length,
      people - inn,
    ),
    row("different people", new Set(left.registrations.map(({ person }) => person)).size, people),
    row("different names", new Set(left.registrations.map(({ name }) => name)).size, people),
    row("confirmations written", left.letters.length, people),
    row("people they are written to", addressees.size, people),
    row("confirmations sent", new Set(left.mails.map(({ letterId }) => letterId)).size, people),
    {
      what: "mails that carry them (again when the mail service gave no answer)",
      is: left.mails.length,
    },
  ];
};

const figures = (stack: LocalStack, { people }: Rush, { from, answered, done }: Rushed): Row[] => {
  const posts = stack
    .invocations()
    .slice(from)
    .filter(({ trigger }) => /^POST \/events\//.test(trigger));
  const tried = posts.reduce((sum, { calls }) => sum + (calls["dynamodb:TransactWriteItems"] ?? 0), 0);
  return [
    { what: "seconds until everybody was answered", is: round(answered / 1000, 1) },
    { what: "registrations a second", is: round(people / (answered / 1000), 1) },
    { what: "seconds until all that followed was done", is: round(done / 1000, 1) },
    { what: "transactions tried", is: tried },
    { what: "transactions tried again", is: tried - people },
    { what: "forms sent again after an error", is: posts.length - people },
    ...Object.entries(stack.faults.counts()).map(([kind, count]) => ({ what: `fault: ${kind}`, is: count })),
  ];
};

/** A crowd registers for one event at once, while everything goes wrong that can. What must hold is checked. */
export const measureRush = async ({ stack: start, people, places, seed }: Bench): Promise<Found> => {
  const stack = await start();
  const given = { people, places, seed };
  const rushed = await rush(stack, given);
  const checks = await check(stack, rushed.event, given);
  const wrong = checks
    .filter((row) => row[""] === "WRONG")
    .map(({ what, is, should }) => `${what}: ${is}, not ${should}`);
  return {
    title: `Rush: ${people} people at once for ${places} places, with faults on`,
    note: `Seed ${seed}. Through the site, at most ${MOST_AT_ONCE} at a time; who meets an error sends again.`,
    rows: [...checks, ...figures(stack, given, rushed)],
    bars: [
      {
        what: "In a rush every place is given, nobody is in twice or lost, each has one confirmation",
        figure:
          wrong.length === 0
            ? `${people} people for ${places} places, seed ${seed}`
            : `seed ${seed}: ${wrong.join("; ")}`,
        met: wrong.length === 0,
        fact: true,
      },
    ],
  };
};

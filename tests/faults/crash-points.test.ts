import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LocalStack, startLocalStack } from "../../infra/local/index.ts";
import { openTable } from "../../shared/platform/dynamo.ts";
import { sharedAssembly } from "../support/shared-assembly.ts";
import { wholeTable } from "../support/whole-table.ts";
import { type CrashPoint, CrashPoints, dealt } from "./crash-points.ts";
import { differences, type Ended, howTheyEnded } from "./end-state.ts";
import { tellOfReports } from "./report-weeks.ts";
import { Run } from "./run.ts";
import { storiesAt } from "./stories.ts";
import { type Story, type Telling, tell, toCalmMonday } from "./timetable.ts";
import { untoldActivities } from "./untold-activities.ts";

let stack: LocalStack;
let crashes: CrashPoints;
beforeAll(async () => {
  // A Monday in summer time, so that no clock changes in the weeks that this takes.
  stack = await startLocalStack({ assembly: await sharedAssembly(), startAt: "2027-04-05T09:00:00Z" });
  crashes = new CrashPoints(stack.faults);
});
afterAll(() => stack?.stop());

/** What was tried of a story, for the table at the end. */
interface Tried {
  readonly story: string;
  readonly points: number;
  readonly "not come to": number;
  readonly tellings: number;
  readonly seconds: number;
}
const tried: Tried[] = [];
const seconds = (since: number): number => Math.round((performance.now() - since) / 100) / 10;

let told = 0;
/** Tells these stories side by side, each crashing at its points, and looks at how all of them ended. */
const tellAll = async (
  wanted: readonly { readonly story: Story; readonly points?: readonly CrashPoint[] }[],
): Promise<(Ended & { readonly points: readonly CrashPoint[] })[]> => {
  await toCalmMonday(stack);
  const start = stack.now();
  const tellings = wanted.map(
    ({ story, points = [] }): Telling & { readonly points: readonly CrashPoint[] } => {
      told += 1;
      const run = new Run(stack, `t${String(told).padStart(4, "0")}x`);
      crashes.follow(run.correlation, points);
      return { story, run, points };
    },
  );
  await tell(stack, tellings, (stage) => {
    crashes.stage = stage;
  });
  const ended = await howTheyEnded(stack, tellings, start);
  return ended.map((one, index) => ({ ...one, points: tellings[index]?.points ?? [] }));
};

/** Deals the tellings out so that few of those that crash at the same function are acted at the same time. */
const spread = <Item>(items: readonly Item[]): Item[] => {
  const step = [37, 41, 43].find((candidate) => items.length % candidate !== 0) ?? 1;
  return items.flatMap((_item, index) => items[(index * step) % items.length] ?? []);
};

const SENDER = "letters-queue-send-letter";
/** What has less to do where the letter of another telling tells of something, too. */
const OF_LETTERS = [SENDER, "letters-on-mail-event", "journal-stream-publish-entries"];

/** Of two entries that are told at the same moment one may find that the other has done it all. */
const PROJECTIONS = ["search-on-words-changed", "work-on-work-changed", "engagement-on-activity"];

/** What a projection does at its third effect is what it did at its first: it looks, and writes the difference. */
const MOST_OF_PROJECTION = 2;
const isWorthIt = ({ function: name, effect }: CrashPoint): boolean =>
  !PROJECTIONS.includes(name) || effect <= MOST_OF_PROJECTION;

/** Whether the sender writes down that a letter went in one step or in two depends on how fast the report of its delivery is. */
const dependsOnNothing = (point: CrashPoint): boolean =>
  point.function !== SENDER && !PROJECTIONS.includes(point.function);

/** The points that a telling did not come to, and should have. */
const missedBy = ({ run, toldElsewhere }: Ended): CrashPoint[] =>
  crashes
    .notReached(run.correlation)
    .filter((point) => dependsOnNothing(point) && !(toldElsewhere && OF_LETTERS.includes(point.function)));

afterAll(() => console.table(tried));

describe("a story in which a function dies before and after any of its side effects", () => {
  it("reports: the same figures for each day and one letter to the team", async () => {
    const since = performance.now();
    const { points, weeks, missed, different } = await tellOfReports(stack, crashes);
    tried.push({
      story: "report",
      points,
      "not come to": missed.length,
      tellings: weeks,
      seconds: seconds(since),
    });
    expect(different).toEqual([]);
    expect(missed.filter(dependsOnNothing)).toEqual([]);
  }, 300_000);

  it("enquiry, member, event, project: the same state, the same journal, the same letters", async () => {
    const since = performance.now();
    const stories = storiesAt(stack.now);
    const without = await tellAll(stories.map((story) => ({ story })));
    const wanted = without.flatMap(({ story, run }) =>
      dealt(crashes.points(run.correlation).filter(isWorthIt)).map((points) => ({ story, points })),
    );
    const ended = await tellAll(spread(wanted));
    for (const { story, run } of without) {
      const own = ended.filter((one) => one.story === story);
      tried.push({
        story: story.name,
        points: crashes.points(run.correlation).length,
        "not come to": own.flatMap((one) => crashes.notReached(one.run.correlation)).length,
        tellings: own.length,
        seconds: seconds(since),
      });
    }
    const different = ended.flatMap((one) => {
      const same = without.find(({ story }) => story === one.story);
      const doubts = one.points.filter(({ function: name }) => name === SENDER).length;
      const difference = same && differences(one, same, doubts);
      return difference === undefined ? [] : [{ ...difference, points: one.points }];
    });
    expect(different).toEqual([]);
    expect(ended.flatMap(missedBy)).toEqual([]);
    // Some are lead, some are told by another: both ways are died on.
    expect(new Set(ended.map(({ toldElsewhere }) => toldElsewhere)).size).toBe(2);
    const table = openTable(stack.addresses.table ?? "", stack.client);
    expect(await untoldActivities(table, await wholeTable(stack))).toEqual([]);
    table.client.destroy();
  }, 600_000);
});

import { askForReplays } from "../../shared/failures/commands.ts";
import { isReplayable } from "../../shared/failures/decide.ts";
import type { Failure } from "../../shared/failures/failure.ts";
import { listFailures, readFailureById } from "../../shared/failures/store.ts";
import { whatFailed } from "../../shared/failures/words.ts";
import { agree, checkOptions, connect, localAddress, type Operator, runCommand, WHERE } from "./operator.ts";

// `npm run failures`: what the desk's failure page does, from the command line.

const USAGE = `npm run failures -- list              what was given up and waits for somebody
npm run failures -- replay ID         do the work of one failure again
npm run failures -- replay-all        do the work of all of them again; asks first (--yes does not)

${WHERE}`;

const print = (failure: Failure): void => {
  const asked = failure.status === "asked" ? " (replay asked for)" : "";
  console.log(`${failure.id}  ${failure.failedAt}  ${whatFailed(failure)}${asked}`);
  console.log(`    ${failure.entry?.subject ?? failure.letter ?? ""} ${failure.reason}`);
};

const replay = async ({ needs, occasion }: Operator, failures: readonly Failure[]): Promise<void> => {
  const replay = { occasion, once: `command:${occasion.correlation}` };
  const replays = await askForReplays(needs, failures, replay);
  const asked = "refusal" in replays ? 0 : replays.done;
  console.log(`${asked} ${asked === 1 ? "failure" : "failures"} will be done again in a moment.`);
};

const list = async (operator: Operator): Promise<void> => {
  const failures = await listFailures(operator.needs.table, "waiting");
  if (failures.all === 0) console.log("Nothing has failed.");
  for (const failure of failures.shown) print(failure);
  if (failures.isLeast) console.log(`These are the latest ${failures.all}. There are more.`);
};

const replayOne = async (operator: Operator, id: string | undefined): Promise<void> => {
  if (id === undefined || id.startsWith("-")) throw new Error(`Which failure?\n\n${USAGE}`);
  const failure = await readFailureById(operator.needs.table, id);
  if (failure === undefined) throw new Error(`There is no failure ${id}.`);
  if (failure.status === "replayed") throw new Error("It was replayed already.");
  if (!isReplayable(failure)) throw new Error("There is no way to do this work again.");
  await replay(operator, [failure]);
};

const replayAll = async (operator: Operator, args: readonly string[]): Promise<void> => {
  const failures = (await listFailures(operator.needs.table, "waiting")).shown.filter((one) =>
    isReplayable(one),
  );
  if (failures.length === 0) {
    console.log("There is nothing to replay.");
    return;
  }
  if (await agree(`Replay ${failures.length} failures?`, args)) await replay(operator, failures);
};

await runCommand(async (args) => {
  const [command, id] = args;
  if (command === "--help") {
    console.log(USAGE);
    return;
  }
  if (command === undefined) throw new Error(`Say what to do.\n\n${USAGE}`);
  if (command !== "list" && command !== "replay" && command !== "replay-all")
    throw new Error(`There is no command ${command}.\n\n${USAGE}`);
  checkOptions(args, ["--local", "--yes"], USAGE);
  const operator = await connect(localAddress(args));
  if (command === "list") await list(operator);
  if (command === "replay") await replayOne(operator, id);
  if (command === "replay-all") await replayAll(operator, args);
});

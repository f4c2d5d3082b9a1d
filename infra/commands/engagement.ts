import { engagementMigrations } from "../migrations/registry.ts";
import { runMigrations } from "../migrations/run-and-say.ts";
import { agree, checkOptions, connect, localAddress, runCommand, WHERE } from "./operator.ts";

// `npm run engagement`: computes anew from the journal how everybody takes part.

const USAGE = `npm run engagement -- check        says whose figures differ from what the journal comes to; changes nothing
npm run engagement -- recompute    makes them what the journal comes to, by the weights of now; asks first (--yes does not)

First every entry is told again, then counts and order are derived from the activities. May be interrupted: the same command goes on
where it stopped. May be run again, while people work: what is right stays as it is.

${WHERE}`;

await runCommand(async (args) => {
  const [command] = args;
  if (command === "--help" || command === undefined) {
    console.log(USAGE);
    return;
  }
  if (command !== "check" && command !== "recompute")
    throw new Error(`There is no command ${command}.\n\n${USAGE}`);
  checkOptions(args, ["--local", "--yes"], USAGE);
  const operator = await connect(localAddress(args));
  const apply = command === "recompute";
  if (!apply || (await agree("Compute anew how everybody takes part?", args)))
    await runMigrations(operator, engagementMigrations, apply);
});

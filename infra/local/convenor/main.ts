import { parseArgs } from "node:util";
import * as z from "zod/mini";
import { javaProblem } from "../aws/dynamo.ts";
import { PortInUse } from "../aws/ports.ts";
import { openDataFolder } from "./data-folder.ts";
import type { LocalStack } from "./local-stack.ts";
import { rebuildOnChange } from "./rebuild.ts";
import { bringSample, sampleDate } from "./sample.ts";
import { startLocalStack } from "./stack.ts";
import { openStartCache } from "./start-cache.ts";

// What `npm start` runs.

const USAGE = `Starts the whole of Convenor on this machine.
  --empty        without the sample programme
  --data DIR     keeps everything in DIR between starts (otherwise it is gone at the end)
  --faults SEED  makes things go wrong at random: duplicates, delays, conflicts, throttles, crashes
  PORT=3000 INBOX_PORT=8005 SMTP_PORT=2525 choose where the site and the inbox are, and where mail comes in`;

const Port = z.coerce.number().check(z.int(), z.minimum(1), z.maximum(65_535));

/** Ends the program with one sentence. */
const giveUp = (sentence: string): never => {
  console.error(sentence);
  process.exit(1);
};

const readArguments = () => {
  try {
    return parseArgs({
      options: {
        empty: { type: "boolean", default: false },
        data: { type: "string" },
        faults: { type: "string" },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    return giveUp(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
};

const readPort = (name: string, otherwise: number): number => {
  const parsed = Port.safeParse(process.env[name] ?? otherwise);
  return parsed.success ? parsed.data : giveUp(`${name} must be a port number, not "${process.env[name]}".`);
};

const ports = () => {
  const given = {
    PORT: readPort("PORT", 3000),
    INBOX_PORT: readPort("INBOX_PORT", 8005),
    SMTP_PORT: readPort("SMTP_PORT", 2525),
  };
  const entries = Object.entries(given);
  for (const [at, [name, port]] of entries.entries()) {
    const same = entries.slice(at + 1).find(([, other]) => other === port);
    if (same !== undefined)
      giveUp(`${name} and ${same[0]} are both ${port}: choose another for one of them.`);
  }
  return given;
};

/** What a start threw, as a sentence that says which of the settings to change. */
const sentenceOf = (error: unknown, given: ReturnType<typeof ports>): string => {
  if (!(error instanceof PortInUse)) return error instanceof Error ? error.message : String(error);
  const name = Object.entries(given).find(([, port]) => port === error.port)?.[0];
  return `Port ${error.port} is in use: stop what listens there, or choose another with ${name}=...`;
};

const welcome = ({ addresses }: LocalStack, seconds: string): string => `
Convenor is ready (${seconds} s).

  Site    ${addresses.site}
  Desk    ${addresses.desk}
  Inbox   ${addresses.inbox}
  Mail in ${addresses.smtp} (npm run mail -- FILE.eml)
  Flow    ${addresses.flow}

Ctrl-C stops everything.
`;

const readSeed = (given: string | undefined): number | undefined => {
  if (given === undefined) return undefined;
  return /^\d+$/.test(given) ? Number(given) : giveUp(`--faults takes a whole number, not "${given}".`);
};

const begin = async (): Promise<void> => {
  const options = readArguments();
  if (options.help) {
    console.log(USAGE);
    return;
  }
  const seed = readSeed(options.faults);
  const given = ports();
  const problem = javaProblem();
  if (problem !== undefined) giveUp(problem);
  await run({ ...options, seed }, given).catch((error: unknown) => {
    // What fails because everything is being stopped is no news, and must not cut the stopping short.
    if (!stopping) giveUp(sentenceOf(error, given));
  });
};

const run = async (
  options: { empty: boolean; data?: string | undefined; seed: number | undefined },
  given: ReturnType<typeof ports>,
): Promise<void> => {
  const startedAt = performance.now();
  const seconds = (): string => ((performance.now() - startedAt) / 1000).toFixed(1);
  const say = (text: string): void => console.log(`${seconds().padStart(6)} s  ${text}`);
  const cache = openStartCache();
  const folder = await openDataFolder(options.data);
  process.once("exit", folder.close);
  if (!options.empty && folder.fresh) cache.takeSample(sampleDate(), folder.directory);
  say(
    cache.hasAssembly()
      ? "starting DynamoDB Local; the functions and the template are those of an earlier start ..."
      : "starting DynamoDB Local, bundling the functions and synthesizing the template ...",
  );
  const starting = startLocalStack({
    port: given.PORT,
    inboxPort: given.INBOX_PORT,
    smtpPort: given.SMTP_PORT,
    notReadyYet: true,
    held: true,
    data: folder.directory,
    assembly: cache.assembly,
    onProgress: say,
    onFailure: ({ function: label, trigger, error }) =>
      console.log(`  ! ${label} failed (${trigger}): ${error?.errorType}: ${error?.errorMessage}`),
  });
  stopOnSignal(starting);
  const stack = await starting;
  const settle = options.empty ? undefined : await bringSample(stack, folder, cache);
  rebuildOnChange(stack, (line) => console.log(`  * ${line}`));
  stack.addresses.ready = true;
  console.log(welcome(stack, seconds()));
  if (settle !== undefined) say("the sample's letters are being written and arrive within a minute ...");
  stack.release();
  if (settle !== undefined) {
    await settle().then(
      () => say("the sample's letters have arrived and its days are summed up"),
      (error: unknown) => {
        if (!stopping) say(`the sample's days could not be summed up: ${String(error)}`);
      },
    );
  }
  if (options.seed !== undefined) {
    stack.faults.enable(options.seed);
    say(`faults are on, seed ${options.seed}`);
  }
};

let stopping = false;

const stopOnSignal = (starting: Promise<LocalStack>): void => {
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    console.log("\nStopping ...");
    // A start that is under way is ended when it is done, so that nothing is left behind.
    starting
      .then((stack) => stack.stop())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  // The terminal was closed.
  process.on("SIGHUP", stop);
};

await begin();

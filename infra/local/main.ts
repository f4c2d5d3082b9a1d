import { parseArgs } from "node:util";
import { Presets, SingleBar } from "cli-progress";
import * as z from "zod";
import { javaProblem } from "./dynamo.ts";
import { isFree } from "./ports.ts";
import { rebuildOnChange } from "./rebuild.ts";
import { type LocalStack, startLocalStack } from "./stack.ts";

// What `npm start` runs.

const USAGE = `Starts the whole of Convenor on this machine.
  --empty        without the sample programme
  --data DIR     keeps the data in DIR between starts (otherwise they are in memory)
  --faults SEED  makes things go wrong at random: duplicates, delays, conflicts, throttles, crashes
  PORT=3000 INBOX_PORT=8005 SMTP_PORT=2525 choose where the site and the inbox are, and where mail comes in`;

const Port = z.coerce.number().int().min(1).max(65_535);

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

const checkMachine = async (ports: [variable: string, port: number][]): Promise<void> => {
  const problem = javaProblem();
  if (problem !== undefined) giveUp(problem);
  for (const [variable, port] of ports) {
    if (!(await isFree(port)))
      giveUp(`Port ${port} is in use: stop what listens there, or choose another with ${variable}=...`);
  }
};

/** Loads the sample programme with a bar, or a line now and then where there is no terminal. Imported late: an empty start does without it. */
const loadSample = async (stack: LocalStack): Promise<void> => {
  const { loadSample: load } = await import("../sample/load.ts");
  const bar = new SingleBar(
    {
      format: "           sample programme {bar} {percentage} %  {doing}",
      noTTYOutput: true,
      notTTYSchedule: 5000,
    },
    Presets.rect,
  );
  bar.start(1, 0, { doing: "" });
  await load(stack, (done, total, doing) => {
    bar.setTotal(total);
    bar.update(done, { doing });
  });
  bar.stop();
};

/** What the sample causes goes on when everything is up: its letters arrive, its days are summed up. `/_local/idle` waits for it. */
const settleSample = async (stack: LocalStack): Promise<void> => {
  const { sumUpSample } = await import("../sample/load.ts");
  await stack.track(() => sumUpSample(stack));
  await stack.idle();
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

const begin = async (): Promise<void> => {
  const options = readArguments();
  if (options.help) {
    console.log(USAGE);
    return;
  }
  const port = readPort("PORT", 3000);
  const inboxPort = readPort("INBOX_PORT", 8005);
  const smtpPort = readPort("SMTP_PORT", 2525);
  await checkMachine([
    ["PORT", port],
    ["INBOX_PORT", inboxPort],
    ["SMTP_PORT", smtpPort],
  ]);
  const startedAt = performance.now();
  const seconds = (): string => ((performance.now() - startedAt) / 1000).toFixed(1);
  const say = (text: string): void => console.log(`${seconds().padStart(6)} s  ${text}`);
  say("starting DynamoDB Local, bundling the functions and synthesizing the template ...");
  const starting = startLocalStack({
    port,
    inboxPort,
    smtpPort,
    notReadyYet: true,
    ...(options.data !== undefined && { data: options.data }),
    onProgress: say,
    onFailure: ({ function: label, trigger, error }) =>
      console.log(`  ! ${label} failed (${trigger}): ${error?.errorType}: ${error?.errorMessage}`),
  });
  stopOnSignal(starting);
  const stack = await starting;
  if (!options.empty) await loadSample(stack);
  rebuildOnChange(stack, (line) => console.log(`  * ${line}`));
  stack.addresses.ready = true;
  console.log(welcome(stack, seconds()));
  if (!options.empty) {
    await settleSample(stack);
    say("the sample's letters have arrived and its days are summed up");
  }
  if (options.faults !== undefined) {
    stack.faults.enable(Number(options.faults));
    say(`faults are on, seed ${options.faults}`);
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
};

begin().catch((error: unknown) => {
  // What fails because everything is being stopped is no news, and must not cut the stopping short.
  if (!stopping) giveUp(error instanceof Error ? error.message : String(error));
});

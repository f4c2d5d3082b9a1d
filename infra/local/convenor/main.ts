import { javaProblem } from "../aws/dynamo.ts";
import { PortInUse } from "../aws/ports.ts";
import { ratesOfStart } from "../bench/faults.ts";
import { openDataFolder } from "./data-folder.ts";
import type { LocalStack } from "./local-stack.ts";
import { rebuildOnChange } from "./rebuild.ts";
import { bringSample, sampleDate } from "./sample.ts";
import { startLocalStack } from "./stack.ts";
import { openStartCache } from "./start-cache.ts";
import { readStartOptions, type StartOptions, settingOf, USAGE } from "./start-options.ts";

// What `npm start` runs.

/** Ends the program with one sentence. */
const giveUp = (sentence: string): never => {
  console.error(sentence);
  process.exit(1);
};

/** What a start threw, as a sentence that says which of the settings to change. */
const sentenceOf = (error: unknown, ports: StartOptions["ports"]): string => {
  if (!(error instanceof PortInUse)) return error instanceof Error ? error.message : String(error);
  return `Port ${error.port} is in use: stop what listens there, or choose another with ${settingOf(error.port, ports)}=...`;
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

const asked = (): StartOptions => {
  try {
    return readStartOptions(process.argv.slice(2), process.env);
  } catch (error) {
    return giveUp(error instanceof Error ? error.message : String(error));
  }
};

const begin = async (): Promise<void> => {
  const options = asked();
  if (options.help) {
    console.log(USAGE);
    return;
  }
  const problem = javaProblem();
  if (problem !== undefined) giveUp(problem);
  await run(options).catch((error: unknown) => {
    // What fails because everything is being stopped is no news, and must not cut the stopping short.
    if (!stopping) giveUp(sentenceOf(error, options.ports));
  });
};

const run = async (options: StartOptions): Promise<void> => {
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
    port: options.ports.PORT,
    inboxPort: options.ports.INBOX_PORT,
    signInPort: options.ports.SIGN_IN_PORT,
    smtpPort: options.ports.SMTP_PORT,
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
    stack.faults.enable(options.seed, ratesOfStart);
    say(`faults are on, seed ${options.seed}`);
  }
};

let stopping = false;
/** npm hands on the Ctrl-C that we got ourselves: so soon, the second is the same. */
const SAME_MS = 2000;

const stopOnSignal = (starting: Promise<LocalStack>): void => {
  let since = 0;
  const stop = (): void => {
    if (stopping) {
      // What hangs is not waited for. DynamoDB Local ends with this process.
      if (performance.now() - since > SAME_MS) process.exit(1);
      return;
    }
    stopping = true;
    since = performance.now();
    console.log("\nStopping ... (again to stop at once)");
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

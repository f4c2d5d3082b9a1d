import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type Assembly, readAssembly } from "../aws/assembly.ts";
import { readCors } from "../aws/cors.ts";
import { startDynamo } from "../aws/dynamo.ts";
import { startGateway } from "../aws/gateway.ts";
import { startInbox } from "../aws/inbox.ts";
import { noLedger, openLedger } from "../aws/ledger.ts";
import { type FolderLock, lockFolder } from "../aws/lock.ts";
import { openObjects } from "../aws/objects.ts";
import { createScanner } from "../aws/scanner.ts";
import { startSchedules } from "../aws/schedules.ts";
import { close, startTables, type UndoList, undoList } from "../aws/servers.ts";
import { resolveTemplates } from "../aws/template.ts";
import { keepVersions } from "../aws/versions.ts";
import { ACCOUNT, createGround, wire } from "../aws/wiring.ts";
import { createIndexLag, lagByChance } from "../bench/index-lag.ts";
import { addressesOf } from "./addresses.ts";
import { createHistory, keptRecorder } from "./history.ts";
import { assemble, type LocalStack, type LocalStackOptions } from "./local-stack.ts";
import { choosePlaces, type Places, startObjects, startServers } from "./servers.ts";
import { synthesize } from "./synthesize.ts";
import { earliestTimer } from "./timers.ts";

const prepare = async (
  options: LocalStackOptions,
  places: Places,
  lock: FolderLock | undefined,
  undo: UndoList,
) => {
  const progress = options.onProgress ?? (() => undefined);
  const starting = startDynamo(options.data, lock?.note);
  undo.add(async () => (await starting).stop());
  const synthesizing =
    options.assembly === undefined
      ? synthesize(places.site)
      : Promise.resolve(typeof options.assembly === "string" ? options.assembly : options.assembly());
  if (options.assembly === undefined) {
    undo.add(async () => rm(await synthesizing, { recursive: true, force: true }));
  }
  const told = <Ready>(step: string, work: Promise<Ready>): Promise<Ready> =>
    work.then((ready) => {
      progress(step);
      return ready;
    });
  const [dynamo, directory] = await Promise.all([
    told("DynamoDB Local answers", starting),
    told("functions and template are there", synthesizing),
  ]);
  const assembly = await readAssembly(directory);
  return {
    dynamo,
    assembly,
    template: resolveTemplates(assembly, { account: ACCOUNT, gateway: places.gateway }),
  };
};

/** The addresses that an app was synthesized for, and those of this stack in their place. */
const rewrites = ({ siteUrl, signInUrl }: Assembly, places: Places): [string, string][] => [
  [siteUrl, places.site],
  ...(signInUrl === undefined ? [] : [[signInUrl, places.signIn] satisfies [string, string]]),
];

const boot = async (options: LocalStackOptions, undo: UndoList): Promise<LocalStack> => {
  const lock = options.data === undefined ? undefined : await lockFolder(options.data);
  undo.add(() => lock?.release());
  const places = await choosePlaces(options, undo);
  const { dynamo, assembly, template } = await prepare(options, places, lock, undo);
  const region = assembly.stacks[0]?.region ?? "eu-west-2";
  const startAt = options.startAt === undefined ? undefined : Date.parse(options.startAt);
  const ledger = options.data === undefined ? noLedger : openLedger(join(options.data, "ledger.jsonl"));
  const recorder = keptRecorder(ledger);
  const history = createHistory(recorder.tell, ledger);
  const ground = createGround({ recorder, correlations: history.correlations }, startAt, ledger);
  undo.add(ground.clock.stop);
  await places.ports.inbox.letGo();
  const inbox = await startInbox(places.ports.inbox.port, ledger);
  undo.add(() => close(inbox.server));
  const wiring = await wire(template, {
    ...ground,
    assembly,
    dynamo,
    region,
    gateway: places.gateway,
    rewrite: rewrites(assembly, places),
    inbox: `http://127.0.0.1:${places.ports.inbox.port}`,
    ledger,
    onFailure: options.onFailure ?? (() => undefined),
    onSent: (mail) => {
      inbox.sent(mail.messageId);
      history.sent(mail);
    },
  });
  undo.add(() => {
    for (const one of wiring.functions) one.stop();
  });
  const addresses = addressesOf(template, places, region);
  const buckets = await startObjects(template, places, assembly, options.data);
  undo.add(buckets.stop);
  const streams = await startTables(template, dynamo, {
    wiring,
    ground,
    ledger,
    seen: history.seen,
  });
  undo.add(() => {
    for (const stream of streams) stream.stop();
  });
  if (options.held === true) for (const stream of streams) stream.hold();
  const indexes = createIndexLag({
    call: dynamo.call,
    tables: () => template.ofType("AWS::DynamoDB::Table").map(({ name }) => name),
    chance: lagByChance(ground.faults),
    begin: ground.activity.begin,
  });
  undo.add(indexes.forget);
  const objects = `http://127.0.0.1:${places.ports.buckets.port}`;
  const scanner = createScanner(template, objects, wiring.bus);
  await places.ports.gateway.letGo();
  const gateway = await startGateway(places.ports.gateway.port, {
    ...ground,
    dynamo,
    indexes,
    functions: wiring.byId,
    permissions: wiring.permissions,
    operations: wiring.operations,
    objects: openObjects(objects, keepVersions(template, objects, ground.clock.now)),
    cors: readCors(template, rewrites(assembly, places)),
    scanner,
    wrote: () => {
      for (const stream of streams) stream.touch();
    },
    now: ground.clock.now,
    where: { region, account: ACCOUNT, identity: wiring.mail.identityFor },
  });
  undo.add(() => close(gateway));
  await startServers(template, places, { wiring, ground, history, addresses, buckets, scanner }, undo);
  if (addresses.table !== undefined) ground.clock.useTimers(earliestTimer(dynamo, addresses.table));
  startSchedules(template, { calls: wiring.calls, clock: ground.clock, permissions: wiring.permissions });
  // What an earlier process left behind goes on only now: it needs the gateway.
  wiring.resume();
  for (const stream of streams) stream.touch();
  return assemble(
    places,
    {
      addresses,
      region,
      template,
      assembly,
      ground,
      history,
      wiring,
      streams,
      indexes,
      dynamoPort: dynamo.port,
      ledger,
    },
    undo.run,
  );
};

/**
 * Starts the whole stack on this machine: the template of the CDK app with its functions, table, bus, queues, mail and
 * sign-in. Answers when it is ready; throws a sentence, and leaves nothing running, when it cannot.
 */
export async function startLocalStack(options: LocalStackOptions = {}): Promise<LocalStack> {
  const undo = undoList();
  try {
    const stack = await boot(options, undo);
    stack.addresses.ready = options.notReadyYet !== true;
    return stack;
  } catch (error) {
    await undo.run().catch(() => undefined);
    throw error;
  }
}

import { rm } from "node:fs/promises";
import { addressesOf } from "./addresses.ts";
import { type Assembly, readAssembly, synthesize } from "./assembly.ts";
import type { ClockMove } from "./clock.ts";
import { type Addresses, targetOf } from "./control.ts";
import { startDynamo } from "./dynamo.ts";
import type { Faults } from "./faults.ts";
import { startGateway } from "./gateway.ts";
import { type KeptState, keepState } from "./kept-state.ts";
import type { SentLetter } from "./messages.ts";
import type { Invocation, JournalEntry, Refusal } from "./recorder.ts";
import { startSchedules } from "./schedules.ts";
import {
  choosePlaces,
  close,
  type Places,
  startObjects,
  startServers,
  startTables,
  type UndoList,
  undoList,
} from "./servers.ts";
import { type ResolvedTemplate, resolveTemplates } from "./template.ts";
import { earliestTimer } from "./timers.ts";
import { ACCOUNT, createGround, type Ground, type Wiring, wire } from "./wiring.ts";

/** How a local stack is started; everything may be left out. */
export interface LocalStackOptions {
  /** Port of the site; a free one unless told. */
  port?: number;
  /** Port of the inbox; a free one unless told. */
  inboxPort?: number;
  /** Port that mail comes in at; a free one unless told. */
  smtpPort?: number;
  /** A directory that keeps the data; in memory unless told. */
  data?: string;
  /** A cloud assembly made before by `synthesize`, so that several stacks share one; made anew unless told. */
  assembly?: string;
  /** What the clock shows at first, as an ISO 8601 instant; real time unless told. */
  startAt?: string;
  /** The caller has more to do (load a sample) and will set `addresses.ready` itself. */
  notReadyYet?: boolean;
  /** Told of each step of the start. */
  onProgress?: (step: string) => void;
  /** Told of each invocation that failed. */
  onFailure?: (invocation: Invocation) => void;
}

/** A running local stack. */
export interface LocalStack {
  /** The site, without a slash at the end. */
  url: string;
  gatewayUrl: string;
  /** DynamoDB Local itself, where nobody asks who calls: for comparing with calls that go through the gateway. */
  dynamoUrl: string;
  inboxUrl: string;
  addresses: Addresses;
  /** What an SDK client needs to do everything: `new DynamoDBClient(stack.client)`. */
  client: { endpoint: string; region: string; credentials: { accessKeyId: string; secretAccessKey: string } };
  template: ResolvedTemplate;
  assembly: Assembly;
  /** What the movable clock shows. */
  now: () => Date;
  /** Moves the clock as `POST /_local/clock` does; answers when all that was due has happened. */
  clock: (move: { advance: string } | { to: string }) => Promise<ClockMove>;
  /** Answers when nothing is in flight. */
  idle: () => Promise<void>;
  /** Runs work of the caller's as something in flight, so that `idle` waits for it. */
  track: <Result>(work: () => Promise<Result>) => Promise<Result>;
  letters: () => SentLetter[];
  entries: () => JournalEntry[];
  invocations: () => Invocation[];
  refusals: () => Refusal[];
  /** How often each function used each right: `label action resource` -> times. */
  used: () => Map<string, number>;
  /** The statements of each function's role, by label: for comparing what is allowed with what is used. */
  policies: () => Map<string, unknown[]>;
  /** Bodies of the messages waiting in queues whose name contains `part`. */
  messages: (part: string) => string[];
  faults: Faults;
  /** Loads a function's bundle anew, from another directory if given. False when there is no such function. */
  reload: (label: string, bundleDirectory?: string) => boolean;
  stop: () => Promise<void>;
}

const prepare = async (options: LocalStackOptions, places: Places, undo: UndoList) => {
  const progress = options.onProgress ?? (() => undefined);
  const starting = startDynamo(places.ports.dynamo, options.data);
  undo.add(async () => (await starting).stop());
  const synthesizing =
    options.assembly === undefined ? synthesize(places.site) : Promise.resolve(options.assembly);
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
    told("the functions are bundled and the template is synthesized", synthesizing),
  ]);
  const assembly = await readAssembly(directory);
  return {
    dynamo,
    assembly,
    template: resolveTemplates(assembly, { account: ACCOUNT, gateway: places.gateway }),
  };
};

const boot = async (options: LocalStackOptions, undo: UndoList, kept: KeptState): Promise<LocalStack> => {
  const places = await choosePlaces(options);
  const { dynamo, assembly, template } = await prepare(options, places, undo);
  const region = assembly.stacks[0]?.region ?? "eu-west-2";
  const startAt = options.startAt === undefined ? kept.clock : Date.parse(options.startAt);
  const ground = createGround(startAt);
  undo.add(ground.clock.stop);
  const wiring = await wire(template, {
    ...ground,
    assembly,
    dynamo,
    region,
    gateway: places.gateway,
    siteUrl: places.site,
    inbox: `http://127.0.0.1:${places.ports.inbox}`,
    secrets: kept.secrets,
    onFailure: options.onFailure ?? (() => undefined),
  });
  undo.add(() => {
    for (const one of wiring.functions) one.stop();
  });
  const addresses = addressesOf(template, places, region);
  const buckets = await startObjects(template, places, assembly, options.data);
  undo.add(buckets.stop);
  const streams = await startTables(template, dynamo, wiring, ground, options.data !== undefined);
  undo.add(() => {
    for (const stream of streams) stream.stop();
  });
  const gateway = await startGateway(places.ports.gateway, {
    ...ground,
    dynamo,
    functions: wiring.byId,
    permissions: wiring.permissions,
    operations: wiring.operations,
    objects: `http://127.0.0.1:${places.ports.buckets}`,
    wrote: () => {
      for (const stream of streams) stream.touch();
    },
    now: ground.clock.now,
    where: { region, account: ACCOUNT, identity: wiring.mail.identityFor },
  });
  undo.add(() => close(gateway));
  await startServers(template, places, { wiring, ground, addresses, buckets }, undo);
  if (addresses.table !== undefined) ground.clock.useTimers(earliestTimer(dynamo, addresses.table));
  startSchedules(template, { calls: wiring.calls, clock: ground.clock, permissions: wiring.permissions });
  return assemble(places, { addresses, region, template, assembly, ground, wiring }, async () => {
    kept.save(ground.clock.now());
    await undo.run();
  });
};

const assemble = (
  places: Places,
  parts: {
    addresses: Addresses;
    region: string;
    template: ResolvedTemplate;
    assembly: Assembly;
    ground: Ground;
    wiring: Wiring;
  },
  stop: () => Promise<void>,
): LocalStack => {
  const { ground, wiring } = parts;
  return {
    url: places.site,
    gatewayUrl: places.gateway,
    dynamoUrl: `http://127.0.0.1:${places.ports.dynamo}`,
    inboxUrl: places.inbox,
    addresses: parts.addresses,
    client: { endpoint: places.gateway, region: parts.region, credentials: parts.addresses.operator },
    template: parts.template,
    assembly: parts.assembly,
    now: () => new Date(ground.clock.now()),
    clock: (move) => ground.clock.moveTo(targetOf(JSON.stringify(move), ground.clock.now())),
    idle: ground.activity.whenIdle,
    track: ground.activity.track,
    letters: () => [...wiring.mail.letters],
    entries: () => [...ground.recorder.entries],
    invocations: () => [...ground.recorder.invocations],
    refusals: () => [...ground.recorder.refusals],
    used: () => new Map(ground.recorder.used),
    policies: () =>
      new Map(
        wiring.functions.map(({ label, role }) => [
          label,
          wiring.permissions.policiesOf(role).flatMap(({ policy }) => policy.Statement),
        ]),
      ),
    messages: (part) =>
      wiring.queues
        .filter(({ name }) => name.includes(part))
        .flatMap(({ messages }) => messages.map(({ body }) => body)),
    faults: ground.faults,
    reload: (label, bundleDirectory) => {
      const found = wiring.functions.find((one) => one.label === label);
      found?.reload(bundleDirectory);
      return found !== undefined;
    },
    stop,
  };
};

/**
 * Starts the whole stack on this machine: the template of the CDK app with its functions, table, bus, queues, mail and
 * sign-in. Answers when it is ready; throws a sentence, and leaves nothing running, when it cannot.
 */
export async function startLocalStack(options: LocalStackOptions = {}): Promise<LocalStack> {
  const undo = undoList();
  try {
    const stack = await boot(options, undo, keepState(options.data));
    stack.addresses.ready = options.notReadyYet !== true;
    return stack;
  } catch (error) {
    await undo.run().catch(() => undefined);
    throw error;
  }
}

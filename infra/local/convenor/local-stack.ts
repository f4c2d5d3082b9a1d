import type { Assembly } from "../aws/assembly.ts";
import type { Ledger } from "../aws/ledger.ts";
import type { Stream } from "../aws/streams.ts";
import type { ResolvedTemplate } from "../aws/template.ts";
import type { Ground, Wiring } from "../aws/wiring.ts";
import type { ClockMove } from "../bench/clock.ts";
import type { Faults } from "../bench/faults.ts";
import type { IndexLag } from "../bench/index-lag.ts";
import type { Invocation, Refusal } from "../bench/recorder.ts";
import { type Addresses, targetOf } from "./control.ts";
import type { History, JournalEntry, SentLetter } from "./history.ts";
import type { Places } from "./servers.ts";

/** How a local stack is started; everything may be left out. */
export interface LocalStackOptions {
  /** Port of the site; a free one unless told. */
  port?: number;
  /** Port of the inbox; a free one unless told. */
  inboxPort?: number;
  /** Port of the sign-in service; a free one unless told. */
  signInPort?: number;
  /** Port that mail comes in at; a free one unless told. */
  smtpPort?: number;
  /** A directory that keeps everything between starts, even when the process is killed; in memory unless told. One process may use it. */
  data?: string | undefined;
  /** A cloud assembly made before by `synthesize`, so that several stacks share one, or what finds it; made anew unless told. */
  assembly?: string | (() => Promise<string>);
  /** What the clock shows at first, as an ISO 8601 instant; real time unless told. */
  startAt?: string;
  /** Holds the streams from the beginning, as `hold` does. */
  held?: boolean;
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
  /** Makes the table's indexes lag (bench/index-lag.ts). */
  indexes: IndexLag;
  /**
   * Holds the streams: what is written is stored, and nothing reacts to it, until they are released. For loading much at once: the
   * reactions would take the processors from the load. `idle` does not wait for what is held.
   */
  hold: () => void;
  release: () => void;
  /** A note of the caller's that is kept with the data: sets it when there is a text, and gives what it says. */
  note: (name: string, text?: string) => string | undefined;
  /** Loads a function's bundle anew, from another directory if given. False when there is no such function. */
  reload: (label: string, bundleDirectory?: string) => boolean;
  stop: () => Promise<void>;
}

/** The handle of a stack whose parts are started. */
export const assemble = (
  places: Places,
  parts: {
    addresses: Addresses;
    region: string;
    template: ResolvedTemplate;
    assembly: Assembly;
    ground: Ground;
    history: History;
    wiring: Wiring;
    streams: Stream[];
    indexes: IndexLag;
    dynamoPort: number;
    ledger: Ledger;
  },
  stop: () => Promise<void>,
): LocalStack => {
  const { ground, history, wiring } = parts;
  return {
    url: places.site,
    gatewayUrl: places.gateway,
    dynamoUrl: `http://127.0.0.1:${parts.dynamoPort}`,
    inboxUrl: places.inbox,
    addresses: parts.addresses,
    client: { endpoint: places.gateway, region: parts.region, credentials: parts.addresses.operator },
    template: parts.template,
    assembly: parts.assembly,
    now: () => new Date(ground.clock.now()),
    clock: (move) => ground.clock.moveTo(targetOf(JSON.stringify(move), ground.clock.now())),
    idle: ground.activity.whenIdle,
    track: ground.activity.track,
    letters: () => [...history.letters],
    entries: () => [...history.entries],
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
    indexes: parts.indexes,
    hold: () => {
      for (const stream of parts.streams) stream.hold();
    },
    release: () => {
      for (const stream of parts.streams) stream.release();
    },
    note: (name, text) => {
      if (text !== undefined) parts.ledger.put("notes", name, text);
      const found = parts.ledger.all("notes").find(([id]) => id === name)?.[1];
      return found === undefined ? undefined : String(found);
    },
    reload: (label, bundleDirectory) => {
      const found = wiring.functions.find((one) => one.label === label);
      found?.reload(bundleDirectory);
      return found !== undefined;
    },
    stop,
  };
};

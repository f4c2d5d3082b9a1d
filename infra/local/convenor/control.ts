import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Temporal } from "temporal-polyfill";
import * as z from "zod/mini";
import type { LocalPage } from "../aws/front-door.ts";
import type { Queue } from "../aws/queues.ts";
import type { Activity } from "../bench/activity.ts";
import { ClockError, type LocalClock } from "../bench/clock.ts";
import type { Recorder } from "../bench/recorder.ts";
import type { History } from "./history.ts";

/** Where everything is, for people and scripts. */
export interface Addresses {
  ready: boolean;
  site: string;
  desk: string;
  inbox: string;
  /** Where the team signs in: another site than ours, as in AWS. */
  signIn: string;
  /** Where mail comes in, and the address that people write their enquiries to. */
  smtp: string;
  enquiries: string;
  flow: string;
  gateway: string;
  /** Credentials of the operator: access key and secret for tools that talk to the gateway. */
  operator: { accessKeyId: string; secretAccessKey: string };
  region: string;
  table: string | undefined;
  bus: string | undefined;
  queues: Record<string, string>;
  /** The buckets with versions, by how the keys in them begin. */
  buckets: Record<string, string>;
}

/** What the pages under `/_local` show and move. */
export interface ControlParts {
  addresses: () => Addresses;
  activity: Activity;
  clock: LocalClock;
  recorder: Recorder;
  history: History;
  queues: Queue[];
}

const Move = z.union([z.strictObject({ advance: z.string() }), z.strictObject({ to: z.string() })]);

/** The instant that a request to the clock asks for. Throws a ClockError that says what it understands. */
export const targetOf = (body: string, now: number): number => {
  const usage = 'Send {"advance":"P14D"} or {"to":"2027-01-05T09:00:00Z"}.';
  try {
    const move = Move.parse(JSON.parse(body));
    if ("to" in move) return Temporal.Instant.from(move.to).epochMilliseconds;
    // A day is a day of the calendar in the zone of the events, so that the hour stays when summer time begins.
    const start = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO("Europe/London");
    return start.add(Temporal.Duration.from(move.advance)).epochMilliseconds;
  } catch {
    throw new ClockError(`The clock did not understand that. ${usage}`);
  }
};

const json = (response: ServerResponse, body: unknown, status = 200): void => {
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
  });
  response.end(JSON.stringify(body, null, 2));
};

const pageFiles: Record<string, [file: string, type: string]> = {
  "": ["index.html", "text/html; charset=utf-8"],
  "/flow.css": ["flow.css", "text/css; charset=utf-8"],
  "/flow.js": ["flow.js", "text/javascript; charset=utf-8"],
};

/** Sends every change to one browser until it leaves. */
const follow = (
  response: ServerResponse,
  request: IncomingMessage,
  { recorder, clock }: ControlParts,
): void => {
  response.writeHead(200, {
    "content-type": "text/event-stream",
    "cache-control": "no-store",
    connection: "keep-alive",
  });
  const send = (kind: string, value: unknown): void => {
    response.write(`event: ${kind}\ndata: ${JSON.stringify(value)}\n\n`);
  };
  const tick = setInterval(() => send("now", new Date(clock.now()).toISOString()), 5000);
  send("now", new Date(clock.now()).toISOString());
  recorder.events.on("change", send);
  request.on("close", () => {
    clearInterval(tick);
    recorder.events.off("change", send);
  });
};

const views = (parts: ControlParts): Record<string, (url: URL) => Promise<unknown>> => {
  const { recorder, history, clock, activity } = parts;
  const since = (url: URL, at: (entry: Record<string, unknown>) => unknown) => {
    const from = url.searchParams.get("since") ?? "";
    return history.entries.filter((entry) => String(at(entry)) >= from);
  };
  return {
    "/ready": async () => parts.addresses(),
    "/now": async () => ({ now: new Date(clock.now()).toISOString() }),
    "/letters": async () => history.letters,
    "/entries": async (url) => since(url, (entry) => entry["at"]),
    "/invocations": async (url) =>
      recorder.invocations.slice(-Number(url.searchParams.get("last") ?? recorder.invocations.length)),
    "/refusals": async () => recorder.refusals,
    "/failures": async () =>
      Object.fromEntries(parts.queues.map(({ name, messages }) => [name, messages.length])),
    "/idle": async () => {
      await activity.whenIdle();
      return { idle: true };
    },
    "/recent": async () => ({
      invocations: recorder.invocations.slice(-300),
      entries: history.entries.slice(-200),
      letters: history.letters.slice(-100),
      refusals: recorder.refusals.slice(-50),
      addresses: parts.addresses(),
    }),
  };
};

/** The pages and addresses of the local stack under `/_local`. */
export function createControl(parts: ControlParts): LocalPage {
  const shown = views(parts);
  return async (request, response, url, body) => {
    const path = url.pathname.slice("/_local".length).replace(/\/$/, "");
    const file = pageFiles[path];
    if (file !== undefined) {
      response.writeHead(200, { "content-type": file[1] });
      response.end(await readFile(new URL(`./flow-page/${file[0]}`, import.meta.url)));
    } else if (path === "/flow") follow(response, request, parts);
    else if (path === "/clock" && request.method === "POST") {
      try {
        json(response, await parts.clock.moveTo(targetOf(body.toString("utf8"), parts.clock.now())));
      } catch (error) {
        if (!(error instanceof ClockError)) throw error;
        json(response, { error: error.message }, 400);
      }
    } else {
      const view = shown[path];
      if (view === undefined)
        json(
          response,
          { error: `There is nothing at /_local${path}. There are: /clock ${Object.keys(shown).join(" ")}` },
          404,
        );
      else json(response, await view(url));
    }
  };
}

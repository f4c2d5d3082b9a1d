import { parseArgs } from "node:util";
import * as z from "zod/mini";

/** How `npm start` is used. */
export const USAGE = `Starts the whole of Convenor on this machine.
  --empty        without the sample programme
  --data DIR     keeps everything in DIR between starts (otherwise it is gone at the end)
  --faults SEED  makes things go wrong at random: duplicates, delays, conflicts, throttles,
                 crashes, indexes that lag
  PORT=3000 INBOX_PORT=8005 SIGN_IN_PORT=8006 SMTP_PORT=2525
                 choose where the site, the inbox and the team's sign-in are, and where mail comes in`;

/** The ports that can be chosen, by the name of the setting. */
const DEFAULT_PORTS = { PORT: 3000, INBOX_PORT: 8005, SIGN_IN_PORT: 8006, SMTP_PORT: 2525 } as const;
/** The name of the setting of a port. */
type PortName = keyof typeof DEFAULT_PORTS;

/** What a start was asked for. */
export interface StartOptions {
  readonly help: boolean;
  readonly empty: boolean;
  readonly data: string | undefined;
  /** The seed of what goes wrong; nothing does without one. */
  readonly seed: number | undefined;
  readonly ports: Readonly<Record<PortName, number>>;
}

const Port = z.coerce.number().check(z.int(), z.minimum(1), z.maximum(65_535));

const readPort = (name: PortName, settings: Readonly<Record<string, string | undefined>>): number => {
  const parsed = Port.safeParse(settings[name] ?? DEFAULT_PORTS[name]);
  if (!parsed.success) throw new Error(`${name} must be a port number, not "${settings[name]}".`);
  return parsed.data;
};

const readPorts = (settings: Readonly<Record<string, string | undefined>>): StartOptions["ports"] => {
  const ports = {
    PORT: readPort("PORT", settings),
    INBOX_PORT: readPort("INBOX_PORT", settings),
    SIGN_IN_PORT: readPort("SIGN_IN_PORT", settings),
    SMTP_PORT: readPort("SMTP_PORT", settings),
  };
  const entries = Object.entries(ports);
  for (const [at, [name, port]] of entries.entries()) {
    const same = entries.slice(at + 1).find(([, other]) => other === port);
    if (same !== undefined)
      throw new Error(`${name} and ${same[0]} are both ${port}: choose another for one of them.`);
  }
  return ports;
};

const readArguments = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      options: {
        empty: { type: "boolean", default: false },
        data: { type: "string" },
        faults: { type: "string" },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
};

/** Reads what a start was asked for. Throws a sentence that says what to change when it makes no sense. */
export const readStartOptions = (
  args: readonly string[],
  settings: Readonly<Record<string, string | undefined>>,
): StartOptions => {
  const { help, empty, data, faults } = readArguments(args);
  if (faults !== undefined && !/^\d+$/.test(faults))
    throw new Error(`--faults takes a whole number, not "${faults}".`);
  if (data === "") throw new Error("--data takes a folder.");
  return {
    help,
    empty,
    data,
    seed: faults === undefined ? undefined : Number(faults),
    ports: readPorts(settings),
  };
};

/** The setting that chose this port, if one did. */
export const settingOf = (port: number, ports: StartOptions["ports"]): string | undefined =>
  Object.entries(ports).find(([, one]) => one === port)?.[0];

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

const State = z.object({ secrets: z.record(z.string(), z.string()), clock: z.number() });

/** What must be the same after a restart on kept data, beside the data: the secrets, and a clock that was moved forward. */
export interface KeptState {
  secrets: Record<string, string>;
  /** What the clock showed when it was stopped, if that is still to come. */
  clock: number | undefined;
  save: (clock: number) => void;
}

/** Reads the state kept in a directory; with no directory nothing is kept. */
export function keepState(directory: string | undefined): KeptState {
  const file = directory === undefined ? undefined : join(directory, "convenor-local.json");
  const found =
    file !== undefined && existsSync(file) ? State.parse(JSON.parse(readFileSync(file, "utf8"))) : undefined;
  const secrets = found?.secrets ?? {};
  const later = found !== undefined && found.clock > Date.now();
  return {
    secrets,
    clock: later ? found.clock : undefined,
    save: (clock) => {
      if (file === undefined || directory === undefined) return;
      mkdirSync(directory, { recursive: true });
      writeFileSync(file, JSON.stringify({ secrets, clock }), { mode: 0o600 });
    },
  };
}

import { createInterface } from "node:readline/promises";
import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod";
import type { CommitNeeds } from "../../shared/journal/commit.ts";
import type { Occasion } from "../../shared/journal/entry.ts";
import { openTable } from "../../shared/platform/dynamo.ts";
import { newId } from "../../shared/platform/ids.ts";

/** What every command says of how it finds the product. */
export const WHERE = `Where:
  --local [ADDRESS]   the copy that \`npm start\` runs (http://localhost:3000 unless said)
  otherwise           the table named by TABLE_NAME, with the AWS credentials and region of this shell.
                      The name is the output TableName of the stack convenor-<environment>-data.`;

/** An operator at the command line: the way to the table, and the occasion of what they do. */
export interface Operator {
  readonly needs: CommitNeeds;
  readonly occasion: Occasion;
}

const localSchema = z.object({
  gateway: z.url(),
  operator: z.object({ accessKeyId: z.string(), secretAccessKey: z.string() }),
  region: z.string(),
  table: z.string(),
});

const fetchJson = async (url: string): Promise<unknown> => {
  try {
    return await (await fetch(url)).json();
  } catch {
    throw new Error(`There is no local copy at ${new URL(url).origin}. Start one with npm start.`);
  }
};

const nowSchema = z.object({ now: z.iso.datetime() });

/** Points the SDK at the local copy; gives the table's name and how far its clock is ahead, in milliseconds. */
const useLocal = async (address: string): Promise<{ table: string; ahead: number }> => {
  const local = localSchema.parse(await fetchJson(`${address}/_local/ready`));
  const { now } = nowSchema.parse(await fetchJson(`${address}/_local/now`));
  process.env["AWS_ENDPOINT_URL"] = local.gateway;
  process.env["AWS_REGION"] = local.region;
  process.env["AWS_ACCESS_KEY_ID"] = local.operator.accessKeyId;
  process.env["AWS_SECRET_ACCESS_KEY"] = local.operator.secretAccessKey;
  return { table: local.table, ahead: Date.parse(now) - Date.now() };
};

/** Finds the product. `local` is the address of a local copy, or undefined for AWS. Throws a sentence when it cannot be found. */
export const connect = async (local: string | undefined): Promise<Operator> => {
  const found =
    local === undefined
      ? { table: process.env["TABLE_NAME"] ?? "", ahead: 0 }
      : await useLocal(local.replace(/\/$/, ""));
  if (found.table === "") throw new Error(`Say where.\n\n${WHERE}`);
  const now = () => new Date(Date.now() + found.ahead).toISOString();
  return {
    needs: {
      table: openTable(found.table),
      now,
      random: Math.random,
      sleep: async (milliseconds) => {
        await wait(milliseconds);
      },
    },
    occasion: {
      now: now(),
      newId,
      actor: { kind: "team", id: "command-line" },
      correlation: newId(),
    },
  };
};

/** The address behind `--local`, which may stand alone. */
export const localAddress = (args: readonly string[]): string | undefined => {
  const at = args.indexOf("--local");
  if (at < 0) return undefined;
  const next = args[at + 1];
  return next === undefined || next.startsWith("-") ? "http://localhost:3000" : next;
};

/** Asks a question that only `y` or `yes` agrees to. `--yes` agrees beforehand, for scripts. */
export const agree = async (question: string, args: readonly string[]): Promise<boolean> => {
  if (args.includes("--yes")) return true;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`${question} [y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
};

/** Runs a command; what it throws becomes a sentence and exit code 1. */
export const runCommand = async (command: (args: readonly string[]) => Promise<void>): Promise<void> => {
  try {
    await command(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
};

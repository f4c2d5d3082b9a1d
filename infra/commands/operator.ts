import { createInterface } from "node:readline/promises";
import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod/mini";
import type { CommitNeeds } from "../../shared/journal/commit.ts";
import type { Occasion } from "../../shared/journal/entry.ts";
import { openTable } from "../../shared/platform/dynamo.ts";
import { type NewId, newId } from "../../shared/platform/ids.ts";

/** What every command says of how it finds the product. */
export const WHERE = `Where:
  --local [ADDRESS]   the copy that \`npm start\` runs (http://localhost:3000 unless said)
  otherwise           the table named by TABLE_NAME, with the AWS credentials and region of this shell.
                      The name is the output TableName of the stack convenor-<environment>-data.`;

/** An operator at the command line: the way to the table, and the occasion of what they do. */
export interface Operator {
  readonly needs: CommitNeeds & { readonly newId: NewId };
  readonly occasion: Occasion;
}

const localSchema = z.object({
  gateway: z.url(),
  operator: z.object({ accessKeyId: z.string(), secretAccessKey: z.string() }),
  region: z.string(),
  table: z.string(),
});

/** What the local copy says at an address of its own. Throws a sentence when there is no copy. */
export const askLocal = async (address: string, path: "ready" | "now"): Promise<unknown> => {
  try {
    return await (await fetch(`${address}/_local/${path}`)).json();
  } catch {
    throw new Error(`There is no local copy at ${address}. Start one with npm start.`);
  }
};

const nowSchema = z.object({ now: z.iso.datetime() });

/** Points the SDK at the local copy; gives the table's name and how far its clock is ahead, in milliseconds. */
const useLocal = async (address: string): Promise<{ table: string; ahead: number }> => {
  const local = localSchema.parse(await askLocal(address, "ready"));
  const { now } = nowSchema.parse(await askLocal(address, "now"));
  process.env["AWS_ENDPOINT_URL"] = local.gateway;
  process.env["AWS_REGION"] = local.region;
  process.env["AWS_ACCESS_KEY_ID"] = local.operator.accessKeyId;
  process.env["AWS_SECRET_ACCESS_KEY"] = local.operator.secretAccessKey;
  return { table: local.table, ahead: Date.parse(now) - Date.now() };
};

/** Finds the product. `local` is the address of a local copy, or undefined for AWS. Throws a sentence when it cannot be found. */
export const connect = async (local: string | undefined): Promise<Operator> => {
  const found =
    local === undefined ? { table: process.env["TABLE_NAME"] ?? "", ahead: 0 } : await useLocal(local);
  if (found.table === "") throw new Error(`Say where.\n\n${WHERE}`);
  const now = () => new Date(Date.now() + found.ahead).toISOString();
  return {
    needs: {
      table: openTable(found.table),
      now,
      newId,
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

/** Where `npm start` runs unless it is told. */
export const DEFAULT_LOCAL = "http://localhost:3000";

/**
 * The address behind `--local`, which may stand alone. An address of one of its pages will do, and one without `http://`. Throws a sentence
 * when it is none.
 */
export const localAddress = (args: readonly string[]): string | undefined => {
  const at = args.indexOf("--local");
  if (at < 0) return undefined;
  const next = args[at + 1];
  if (next === undefined || next.startsWith("-")) return DEFAULT_LOCAL;
  const address = /^https?:\/\//.test(next) ? next : `http://${next}`;
  if (!URL.canParse(address))
    throw new Error(`--local takes an address like ${DEFAULT_LOCAL}, not "${next}".`);
  return new URL(address).origin;
};

/** Throws a sentence, and how the command is used, when there is an option that it does not know. */
export const checkOptions = (args: readonly string[], known: readonly string[], usage: string): void => {
  const strange = args.find((one) => one.startsWith("-") && !known.includes(one));
  if (strange !== undefined) throw new Error(`There is no option ${strange}.\n\n${usage}`);
};

/** Asks a question that only `y` or `yes` agrees to. `--yes` agrees beforehand, for scripts. Throws a sentence when nobody is there to answer. */
export const agree = async (question: string, args: readonly string[]): Promise<boolean> => {
  if (args.includes("--yes")) return true;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  // The input has ended: there is no terminal, or Ctrl-D was pressed.
  terminal.once("close", () => resolve(undefined));
  void terminal.question(`${question} [y/N] `).then(resolve);
  const answer = await promise;
  terminal.close();
  if (answer === undefined) throw new Error("\nNobody answered. Where nobody can, agree with --yes.");
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

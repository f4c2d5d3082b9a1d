import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod/mini";
import type { LocalStack } from "../../infra/local/index.ts";

const Properties = z.object({
  Code: z.object({ S3Key: z.string() }),
  Environment: z.object({ Variables: z.looseObject({ POWERTOOLS_SERVICE_NAME: z.string() }) }),
});

const bundleOf = (stack: LocalStack, label: string): string => {
  for (const { properties } of stack.template.ofType("AWS::Lambda::Function")) {
    const parsed = Properties.safeParse(properties);
    if (parsed.data?.Environment.Variables.POWERTOOLS_SERVICE_NAME !== label) continue;
    const directory = stack.assembly.assets.get(parsed.data.Code.S3Key);
    if (directory !== undefined) return directory;
  }
  throw new Error(`There is no function ${label}.`);
};

/** Deploys a function that does nothing but throw in place of this one; gives the way to repair it. */
export const breakFunction = (stack: LocalStack, label: string, message: string): (() => void) => {
  const good = bundleOf(stack, label);
  const bad = mkdtempSync(join(tmpdir(), "convenor-broken-"));
  writeFileSync(
    join(bad, "index.mjs"),
    `export const handler = async () => { throw new Error(${JSON.stringify(message)}); };`,
  );
  stack.reload(label, bad);
  return () => {
    stack.reload(label, good);
    rmSync(bad, { recursive: true, force: true });
  };
};

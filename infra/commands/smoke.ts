import { setTimeout as wait } from "node:timers/promises";
import { openAws } from "../deployment/aws.ts";
import { anyFailed, findingLines } from "../deployment/findings.ts";
import { readAllStacks, readIdentity } from "../deployment/read-account.ts";
import { smokeTest } from "../deployment/smoke.ts";
import { getOverNetwork } from "../deployment/smoke-pages.ts";
import { environmentNamed } from "../environments.ts";
import { runCommand } from "./operator.ts";

// `npm run smoke -- <environment>`: what a deployment ends with, at any other time.

await runCommand(async ([name]) => {
  if (name === undefined) throw new Error("Which environment? npm run smoke -- <environment>");
  const environment = environmentNamed(name);
  const aws = openAws(environment.region);
  const { account } = await readIdentity(aws);
  const stacks = await readAllStacks(aws, environment);
  if (stacks.length === 0)
    throw new Error(`${name} is not deployed in account ${account}, where you are signed in.`);
  const sleep = async (milliseconds: number): Promise<void> => {
    await wait(milliseconds);
  };
  const needs = { aws, get: getOverNetwork, now: () => new Date(), sleep };
  const findings = await smokeTest(needs, environment, stacks, false);
  for (const line of findingLines(findings)) console.log(line);
  if (anyFailed(findings)) process.exitCode = 1;
});

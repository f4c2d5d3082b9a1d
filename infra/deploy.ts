import { appendFileSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { templateErrors } from "./checks/validate-templates.ts";
import { agree, runCommand } from "./commands/operator.ts";
import { gatherAssets } from "./constructs/assets.ts";
import { openAws } from "./deployment/aws.ts";
import { openCdk } from "./deployment/cdk.ts";
import { type DeployNeeds, deploy } from "./deployment/deploy.ts";
import { readPlan } from "./deployment/plan.ts";
import { getOverNetwork } from "./deployment/smoke-pages.ts";
import { uploadAssets } from "./deployment/upload-assets.ts";
import { type Environment, environmentNamed } from "./environments.ts";

// `npm run deploy -- <environment> [--yes] [--despite-alarms]`. The steps are in infra/deployment/deploy.ts; here they get the real account, network and terminal.

const root = fileURLToPath(new URL("../", import.meta.url));
const LOGS = join(root, ".build/deploy");

const openNeeds = (environment: Environment): DeployNeeds => {
  const aws = openAws(environment.region);
  rmSync(LOGS, { recursive: true, force: true });
  mkdirSync(LOGS, { recursive: true });
  return {
    aws,
    cdk: openCdk(root),
    get: getOverNetwork,
    say: (line) => console.log(line),
    log: (label, line) => appendFileSync(join(LOGS, `${label}.log`), `${line}\n`),
    agree: process.stdin.isTTY && process.stdout.isTTY ? (question) => agree(question, []) : undefined,
    readPlan,
    templateErrors: (directory, plan) =>
      templateErrors(
        plan.map(({ templateFile, region }) => ({ path: join(directory, templateFile), region })),
      ),
    readTemplate: (assembly, file) => readFileSync(join(assembly, file), "utf8"),
    uploadAssets: (bucket) => uploadAssets(aws.objects, gatherAssets(root), bucket),
    directories: {
      assembly: join(root, "cdk.out"),
      protectedAssembly: join(root, ".build/protected.cdk.out"),
    },
    now: () => new Date(),
    sleep: async (milliseconds) => {
      await wait(milliseconds);
    },
  };
};

await runCommand(async (args) => {
  const name = args.find((one) => !one.startsWith("-"));
  if (name === undefined)
    throw new Error("Which environment? npm run deploy -- <environment> [--yes] [--despite-alarms]");
  const environment = environmentNamed(name);
  const well = await deploy(
    openNeeds(environment),
    environment,
    args.includes("--yes"),
    !args.includes("--despite-alarms"),
  );
  if (!well) process.exitCode = 1;
});

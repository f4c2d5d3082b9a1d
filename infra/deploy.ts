import { spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { S3Client } from "@aws-sdk/client-s3";
import * as z from "zod";
import { gatherAssets } from "./constructs/assets.ts";
import { nextSteps, type Outputs, serviceParameters, unfinishedSettings } from "./deployment.ts";
import { type Environment, environmentNamed } from "./environments.ts";
import { needsEdge } from "./stacks/edge.ts";
import { stackNames } from "./synthesize.ts";
import { uploadAssets } from "./upload-assets.ts";

// `npm run deploy -- <environment>`: edge, data, static files, service, in this order, then what a person must do.

const root = fileURLToPath(new URL("../", import.meta.url));
const OUTPUTS = join(root, ".build/outputs");
const ASSEMBLY = join(root, "cdk.out");
const outputsSchema = z.record(z.string(), z.record(z.string(), z.string()));

const cdk = async (...args: string[]): Promise<void> => {
  const child = spawn(join(root, "node_modules/.bin/cdk"), args, { cwd: root, stdio: "inherit" });
  const code = await new Promise<number | null>((done, fail) => {
    child.once("error", fail);
    child.once("close", done);
  });
  if (code !== 0) throw new Error(`cdk ${args[0]} did not succeed. What it said is above.`);
};

const deployStack = async (stack: string, parameters: Record<string, string> = {}): Promise<Outputs> => {
  console.log(`\n== ${stack}`);
  const file = join(OUTPUTS, `${stack}.json`);
  await cdk(
    "deploy",
    stack,
    "--exclusively",
    ...["--app", ASSEMBLY, "--outputs-file", file],
    ...Object.entries(parameters).flatMap(([name, value]) => ["--parameters", `${stack}:${name}=${value}`]),
  );
  return outputsSchema.parse(JSON.parse(readFileSync(file, "utf8")))[stack] ?? {};
};

const check = async (environment: Environment, client: S3Client): Promise<void> => {
  const unfinished = unfinishedSettings(environment);
  if (unfinished.length > 0) {
    throw new Error(
      `Environment "${environment.name}" still has example values for ${unfinished.join(", ")}. ` +
        "Set them in infra/environments.ts; docs/runbooks/deploy.md says how to choose them.",
    );
  }
  await client.config.credentials().catch(() => {
    throw new Error("There are no AWS credentials here. Sign in first, for example with `aws sso login`.");
  });
};

const deploy = async (name: string | undefined): Promise<void> => {
  if (name === undefined) throw new Error("Which environment? npm run deploy -- <environment>");
  const environment = environmentNamed(name);
  const client = new S3Client({ region: environment.region });
  await check(environment, client);
  mkdirSync(OUTPUTS, { recursive: true });
  await cdk("synth", "--quiet", "--output", ASSEMBLY, "--context", `environment=${name}`);

  const stacks = stackNames(environment);
  if (environment.domain !== undefined) {
    console.log(
      "\nIf this is the first time, the next step waits until the certificate's CNAME is in the DNS.",
    );
    console.log("The certificate's page in the console shows it: Certificate Manager, region us-east-1.");
  }
  const edge = needsEdge(environment) ? await deployStack(stacks.edge) : {};
  const data = await deployStack(stacks.data);
  const bucket = data["AssetsBucket"];
  if (bucket === undefined)
    throw new Error(`${stacks.data} did not say which bucket holds the static files.`);
  console.log(`\n== ${await uploadAssets(client, gatherAssets(root), bucket)} static files uploaded`);
  const service = await deployStack(stacks.service, serviceParameters(environment, edge));
  console.log(`\n${nextSteps(environment, { data, service })}`);
};

await deploy(process.argv[2]).catch((error: unknown) => {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});

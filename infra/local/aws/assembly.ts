import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import * as z from "zod/mini";

const Manifest = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      environment: z.optional(z.string()),
      properties: z.optional(
        z.looseObject({ templateFile: z.optional(z.string()), stackName: z.optional(z.string()) }),
      ),
    }),
  ),
});

const Template = z.looseObject({
  Resources: z.record(
    z.string(),
    z.looseObject({
      Type: z.string(),
      Properties: z._default(z.record(z.string(), z.unknown()), {}),
      Condition: z.optional(z.string()),
    }),
  ),
  Outputs: z._default(
    z.record(
      z.string(),
      z.looseObject({ Value: z.unknown(), Export: z.optional(z.looseObject({ Name: z.unknown() })) }),
    ),
    {},
  ),
});

const Assets = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.optional(z.string()) }),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
});

/** One stack of the cloud assembly as CDK wrote it: its template and where it would be deployed. */
export interface StackTemplate {
  name: string;
  region: string;
  template: z.infer<typeof Template>;
}

const Local = z.object({
  siteUrl: z.string(),
  signInUrl: z.optional(z.string()),
  assetsDirectory: z.optional(z.string()),
  bundles: z.array(
    z.object({ name: z.string(), source: z.string(), directory: z.string(), inputs: z.array(z.string()) }),
  ),
});

/** A synthesized CDK app. */
export interface Assembly {
  stacks: StackTemplate[];
  /** The directory or file of each asset by its object key. */
  assets: Map<string, string>;
  /** The address of the site that the app was synthesized for. */
  siteUrl: string;
  /** The address of the sign-in service that it was synthesized for. */
  signInUrl?: string | undefined;
  /** The static files that a deployment would upload into the bucket of the output `AssetsBucket`. */
  assetsDirectory?: string | undefined;
  /** Where each function's code came from, for rebuilding it. */
  bundles: z.infer<typeof Local>["bundles"];
}

/** The region a stack is read as when the app names none. */
export const defaultRegion = "eu-west-2";

/** Reads every stack and asset of a cloud assembly. Throws when a file is not what CDK writes. */
export async function readAssembly(directory: string): Promise<Assembly> {
  const read = async (file: string): Promise<unknown> =>
    JSON.parse(await readFile(join(directory, file), "utf8"));
  const manifest = Manifest.parse(await read("manifest.json"));
  const stacks: StackTemplate[] = [];
  const assets = new Map<string, string>();
  for (const [id, artifact] of Object.entries(manifest.artifacts)) {
    if (artifact.type !== "aws:cloudformation:stack" || artifact.properties?.templateFile === undefined)
      continue;
    const region = artifact.environment?.split("/").at(-1) ?? defaultRegion;
    stacks.push({
      name: artifact.properties.stackName ?? id,
      region: region.startsWith("unknown") ? defaultRegion : region,
      template: Template.parse(await read(artifact.properties.templateFile)),
    });
    const assetsFile = artifact.properties.templateFile.replace(".template.json", ".assets.json");
    if (!existsSync(join(directory, assetsFile))) continue;
    for (const file of Object.values(Assets.parse(await read(assetsFile)).files)) {
      const path = file.source.path;
      if (path === undefined) continue;
      for (const { objectKey } of Object.values(file.destinations))
        assets.set(objectKey, resolve(directory, path));
    }
  }
  const local = existsSync(join(directory, "local.json"))
    ? Local.parse(await read("local.json"))
    : { siteUrl: "http://localhost:3000", bundles: [] };
  return { stacks, assets, ...local };
}

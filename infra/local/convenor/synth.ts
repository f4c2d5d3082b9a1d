import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod/mini";
import { gatherAssets } from "../../constructs/assets.ts";
import { bundleFunctions } from "../../constructs/bundles.ts";
import { environmentNamed } from "../../environments.ts";
import { synthesize } from "../../synthesize.ts";

// A process of its own: node infra/local/convenor/synth.ts <directory> <site address> apart|shared. CDK takes seconds of one processor, and
// the JVM starts meanwhile.

const [directory, siteUrl, functions] = z
  .tuple([z.string(), z.url(), z.enum(["apart", "shared"])])
  .parse(process.argv.slice(2));
const root = fileURLToPath(new URL("../../../", import.meta.url));
const bundles = await bundleFunctions(root, join(directory, "bundles"), {
  maps: false,
  shared: functions === "shared",
});
const assets = gatherAssets(root);
const environment = environmentNamed("local", siteUrl);
synthesize(
  { environment, bundles, assets },
  root,
  directory,
  // The bundles are read where they are; copying them into the assembly would double it.
  { "aws:cdk:disable-asset-staging": true },
);
writeFileSync(
  join(directory, "local.json"),
  JSON.stringify({
    siteUrl,
    signInUrl: environment.signIn?.issuer,
    assetsDirectory: assets.directory,
    bundles: [...bundles.values()],
  }),
);

import { fileURLToPath } from "node:url";
import { gatherAssets } from "./constructs/assets.ts";
import { bundleFunctions } from "./constructs/bundles.ts";
import { environmentNamed } from "./environments.ts";
import { checkWithNag } from "./nag.ts";
import { makeApp, makeStacks } from "./synthesize.ts";

// What `cdk synth -c environment=<name>` and the local stack run. The only file here that reads the process and the context.

const root = fileURLToPath(new URL("../", import.meta.url));
const app = makeApp(root);
const name = String(app.node.tryGetContext("environment") ?? "production");
const siteUrl = process.env["SITE_URL"] ?? `http://localhost:${process.env["PORT"] ?? "3000"}`;

makeStacks(app, {
  environment: environmentNamed(name, siteUrl),
  bundles: await bundleFunctions(root),
  assets: gatherAssets(root),
  // `-c protect=no` is for the deployment that makes the data stack, and for no other.
  protect: app.node.tryGetContext("protect") !== "no",
  // The same template is checked by `npm run synth` of the others and by the tests.
  ...(name !== "local" && { check: checkWithNag }),
});
app.synth();

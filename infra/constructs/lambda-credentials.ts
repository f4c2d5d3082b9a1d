import type { Plugin } from "esbuild";

/**
 * Lambda hands a function its credentials in the environment, and so does the local stack. The SDK's default is to
 * look for them in seven more places (profiles, single sign-on, web identity, instance metadata ...), whose clients
 * are a quarter of a small bundle. This puts the first place in for all of them; a function without credentials in
 * its environment says so on its first call.
 */
export const lambdaCredentials = (): Plugin => ({
  name: "lambda-credentials",
  setup: (build) => {
    build.onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, ({ path, resolveDir }) => ({
      path,
      namespace: "lambda-credentials",
      pluginData: resolveDir,
    }));
    build.onLoad({ filter: /.*/, namespace: "lambda-credentials" }, ({ pluginData }) => ({
      contents:
        'import { fromEnv } from "@aws-sdk/credential-provider-env";\nexport const defaultProvider = () => fromEnv();',
      loader: "js",
      resolveDir: String(pluginData),
    }));
  },
});

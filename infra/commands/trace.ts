import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { bundleFunctions, bundleName, functionSources } from "../constructs/bundles.ts";
import { runCommand } from "./operator.ts";
import { readableTrace } from "./readable-trace.ts";

// `npm run trace -- <function>`: makes a stack trace from a function's log readable.

const USAGE = `npm run trace -- <function> < trace.txt    say where in the sources each line of a stack trace is

The function is the log's "service", for example members-on-member-joined. Check out the commit that is deployed first.`;

await runCommand(async ([name]) => {
  if (name === "--help") {
    console.log(USAGE);
    return;
  }
  if (name === undefined) throw new Error(`Which function?\n\n${USAGE}`);
  const root = fileURLToPath(new URL("../../", import.meta.url));
  if (!functionSources(root).some((source) => bundleName(source) === name))
    throw new Error(`There is no function ${name}.\n\n${USAGE}`);
  const bundles = await bundleFunctions(root, ".build/trace");
  const bundle = [...bundles.values()].find((one) => one.name === name);
  if (bundle !== undefined) console.log(readableTrace(await text(process.stdin), bundle.directory, root));
});

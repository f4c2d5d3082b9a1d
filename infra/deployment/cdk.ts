import { spawn } from "node:child_process";
import { join } from "node:path";
import { inLines, type Say } from "./output.ts";

/** Runs the CDK command line with these arguments and gives what it prints, line by line; resolves to its exit code. */
export type Cdk = (args: readonly string[], say: Say) => Promise<number>;

/** The CDK command line of the project in `root`. It is never asked anything: it has no terminal. */
export const openCdk =
  (root: string): Cdk =>
  async (args, say) => {
    const child = spawn(join(root, "node_modules/.bin/cdk"), args, {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const [out, errors] = [inLines(say), inLines(say)];
    child.stdout.setEncoding("utf8").on("data", out.take);
    child.stderr.setEncoding("utf8").on("data", errors.take);
    const code = await new Promise<number>((done, fail) => {
      child.once("error", fail);
      child.once("close", (ended) => done(ended ?? 1));
    });
    out.end();
    errors.end();
    return code;
  };

/** Runs the CDK command line quietly. Throws with what it printed if it did not succeed. */
export const runQuietly = async (cdk: Cdk, args: readonly string[]): Promise<void> => {
  const lines: string[] = [];
  const code = await cdk(args, (line) => lines.push(line));
  if (code !== 0)
    throw new Error(`${lines.join("\n")}\n\ncdk ${args[0]} did not succeed. What it said is above.`);
};

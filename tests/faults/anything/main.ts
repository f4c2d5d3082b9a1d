import { spawn } from "node:child_process";
import { parseArgs } from "node:util";

const USE = "npm run random -- --operations 10000 --seed 7";

const { values } = parseArgs({
  options: {
    operations: { type: "string", default: "10000" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
  },
});
if (![values.operations, values.seed].every((value) => /^\d+$/.test(value))) {
  console.error(`--operations and --seed take whole numbers: ${USE}`);
  process.exit(1);
}
const asked = ["run", "--config", "tests/support/vitest.config.ts", "tests/faults/anything.test.ts"];
const child = spawn("vitest", asked, {
  stdio: "inherit",
  env: { ...process.env, OPERATIONS: values.operations, SEED: values.seed },
});
child.once("close", (code) => {
  process.exitCode = code ?? 1;
});

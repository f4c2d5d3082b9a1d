import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";

const HOW_MANY = 250;
const chooser = `
  const { holdPort } = await import(${JSON.stringify(new URL("../../../infra/local/aws/ports.ts", import.meta.url).href)});
  const ports = [];
  for (let count = 0; count < ${HOW_MANY}; count += 1) ports.push((await holdPort()).port);
  console.log(ports.join());
  process.stdin.resume();
`;

/** A process that chooses ports, prints them, and lives until its input ends. */
const startChooser = () =>
  spawn(process.execPath, ["--input-type=module", "--eval", chooser], { stdio: ["pipe", "pipe", "inherit"] });

it("no port is chosen twice, by whatever processes side by side, nor one that outgoing connections may take", async () => {
  const choosers = [startChooser(), startChooser()];
  const printed = await Promise.all(
    choosers.map(async ({ stdout }) => {
      const [line] = await once(stdout, "data");
      return String(line);
    }),
  );
  for (const { stdin } of choosers) stdin.end();
  await Promise.all(choosers.map((one) => once(one, "exit")));
  const ports = printed.flatMap((line) => line.trim().split(",").map(Number));
  expect(ports).toHaveLength(2 * HOW_MANY);
  expect(new Set(ports).size).toBe(ports.length);
  for (const port of ports) expect(port).toBeLessThan(32_768);
}, 30_000);

import { afterAll, beforeAll, expect, it } from "vitest";
import { type LocalStack, startLocalStack } from "../../infra/local/index.ts";
import { chance, SEED } from "../support/seed.ts";
import { sharedAssembly } from "../support/shared-assembly.ts";
import { failuresAtDesk, replayToTheEnd } from "./desk-work.ts";
import { whatIsWrong } from "./invariants.ts";
import { RandomProgramme } from "./random-operations.ts";
import { settle } from "./timetable.ts";

const OPERATIONS = Number(process.env["OPERATIONS"] ?? 150);

let stack: LocalStack;
beforeAll(async () => {
  stack = await startLocalStack({ assembly: await sharedAssembly(), startAt: "2027-04-05T09:00:00Z" });
});
afterAll(() => stack?.stop());

it(
  `anybody does anything ${OPERATIONS} times with every fault on, seed ${SEED}: at rest everything adds up`,
  async () => {
    const random = chance(SEED);
    const programme = new RandomProgramme(stack, (below) => Math.floor(random() * below));
    await programme.begin();
    stack.faults.enable(SEED);
    for (let count = 0; count < OPERATIONS; count += 1) await programme.doAnything();
    await stack.idle();
    stack.faults.disable();
    const all = {
      entries: stack.entries().length,
      letters: stack.letters().length,
      ...stack.faults.counts(),
    };
    console.log(`Random, seed ${SEED}: ${JSON.stringify(all)}`);
    await settle(stack);
    await replayToTheEnd(stack);
    await settle(stack);
    expect(await whatIsWrong(stack), programme.done.join(", ")).toEqual({});
    expect(await failuresAtDesk(stack)).toEqual([]);
  },
  60_000 + 4_000 * OPERATIONS,
);

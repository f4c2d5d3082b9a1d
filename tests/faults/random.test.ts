import { afterAll, beforeAll, expect, it } from "vitest";
import { type LocalStack, startLocalStack } from "../../infra/local/stack.ts";
import { sharedAssembly } from "../support/shared-assembly.ts";
import { failuresAtDesk, replayToTheEnd } from "./desk-work.ts";
import { whatIsWrong } from "./invariants.ts";
import { RandomProgramme } from "./random-operations.ts";
import { settle } from "./timetable.ts";

const SEED = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
const OPERATIONS = Number(process.env["OPERATIONS"] ?? 150);

let stack: LocalStack;
beforeAll(async () => {
  stack = await startLocalStack({ assembly: await sharedAssembly(), startAt: "2027-04-05T09:00:00Z" });
}, 240_000);
afterAll(() => stack?.stop());

/** Whole numbers below a limit that the seed determines (a linear congruence, of which the high bits are used). */
const picker = (seed: number): ((below: number) => number) => {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
};

it(
  `anybody does anything ${OPERATIONS} times with every fault on, seed ${SEED}: at rest everything adds up`,
  async () => {
    const programme = new RandomProgramme(stack, picker(SEED));
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

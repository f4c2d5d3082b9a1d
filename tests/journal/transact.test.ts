import { describe, expect, test } from "vitest";
import { MOST_TRIES, RETRY, retryWithBackoff } from "../../shared/journal/transact.ts";

const waits = () => {
  const slept: number[] = [];
  return {
    slept,
    needs: {
      random: () => 1,
      sleep: async (milliseconds: number) => {
        slept.push(milliseconds);
      },
    },
  };
};

describe("a retry", () => {
  test("waits longer each time, and never over half a second", async () => {
    const { slept, needs } = waits();
    const answer = await retryWithBackoff(
      needs,
      async (count) => (count === MOST_TRIES ? "done" : RETRY),
      () => new Error("exhausted"),
    );
    expect(answer).toBe("done");
    expect(slept).toEqual([40, 80, 160, 320, 500, 500, 500, 500, 500, 500, 500]);
  });

  test("does not wait before the first try, and answers what that answers", async () => {
    const { slept, needs } = waits();
    expect(
      await retryWithBackoff(
        needs,
        async () => null,
        () => new Error("exhausted"),
      ),
    ).toBeNull();
    expect(slept).toEqual([]);
  });

  test("ends after the last try with the error that it was given", async () => {
    const { slept, needs } = waits();
    const exhausted = new Error("exhausted");
    await expect(
      retryWithBackoff(
        needs,
        async () => RETRY,
        () => exhausted,
      ),
    ).rejects.toBe(exhausted);
    expect(slept).toHaveLength(MOST_TRIES - 1);
  });

  test("does not try again what failed", async () => {
    let tries = 0;
    const failing = async (): Promise<never> => {
      tries += 1;
      throw new Error("broken");
    };
    await expect(retryWithBackoff(waits().needs, failing, () => new Error("exhausted"))).rejects.toThrow(
      "broken",
    );
    expect(tries).toBe(1);
  });
});

/** What decides by chance in a test run, so that a run can be repeated: `SEED=123 npm test`. It stands in the titles of the tests that use it. */
export const SEED = Number(process.env["SEED"] ?? Date.now() % 1_000_000);

/** Numbers from 0 to 1 that the seed determines (a linear congruence, of which the high bits are used). */
export const chance = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
};

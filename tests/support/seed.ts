/**
 * What decides by chance in a test run, so that a run can be repeated: `SEED=123 npm test`. It stands in the titles of the tests that use it. What is
 * about to be merged is always tried with the same one: a change is not refused for a fault that was there before it and that the chance of
 * one run met. New seeds are tried by every run at a desk, and each night.
 */
export const SEED = Number(process.env["SEED"] || (process.env["CI"] ? 20_261 : Date.now() % 1_000_000));

/** Numbers from 0 to 1 that the seed determines (a linear congruence, of which the high bits are used). */
export const chance = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
};

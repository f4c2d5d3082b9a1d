/** Gives the work that an input of so many characters makes. Making the input is not counted. */
export type WorkOf = (size: number) => () => unknown;

/** What an input and one twice as long cost, in milliseconds of this thread's processor time. */
export interface Growth {
  readonly once: number;
  readonly twice: number;
}

/** At most so many times as long may the double take: 2 is in proportion to the length, 4 is the square of it. */
export const MOST_GROWTH = 2.5;

// What takes the square of 100,000 steps takes seconds: who is done in so many milliseconds need not be weighed.
const NEGLIGIBLE = 20;
// The system counts a thread's time in ticks of up to 4 ms, so what is weighed goes on for many of them.
const WEIGHED = 80;
// Nobody waits for further tries of what has shown itself.
const CLEAR = 1000;
const TRIES = 7;

/** What a run costs, of as many as take `least` milliseconds. */
const processorTime = (work: () => unknown, least: number): number => {
  const from = process.threadCpuUsage();
  let [runs, used] = [0, 0];
  do {
    work();
    runs += 1;
    const { user, system } = process.threadCpuUsage(from);
    used = (user + system) / 1000;
  } while (used < least);
  return used / runs;
};

const isInProportion = ({ once, twice }: Growth): boolean =>
  twice < NEGLIGIBLE || twice <= MOST_GROWTH * once;

/**
 * What an input of this length costs, and one twice as long. Only the processor time of this thread is weighed, and of several tries the
 * quickest counts, so a busy machine changes nothing; it is tried until the double is in proportion, at most seven times.
 */
export const measureGrowth = (workOf: WorkOf, size = 100_000): Growth => {
  const large = workOf(2 * size);
  const first = processorTime(large, 0);
  if (first < NEGLIGIBLE) return { once: first, twice: first };
  const small = workOf(size);
  if (first > CLEAR) return { once: processorTime(small, 0), twice: first };
  const weigh = (): Growth => ({
    once: processorTime(small, WEIGHED),
    twice: processorTime(large, WEIGHED),
  });
  let best = weigh();
  for (let tries = 1; tries < TRIES && !isInProportion(best) && best.twice < CLEAR; tries += 1) {
    const { once, twice } = weigh();
    best = { once: Math.min(best.once, once), twice: Math.min(best.twice, twice) };
  }
  return best;
};

/** The first of these that costs more than in proportion to the length of its input, with its figures; undefined when there is none. */
export const outOfProportion = (
  works: Readonly<Record<string, WorkOf>>,
  size = 100_000,
): string | undefined => {
  for (const [name, workOf] of Object.entries(works)) {
    const measured = measureGrowth(workOf, size);
    if (!isInProportion(measured))
      return `${name}: ${measured.once.toFixed(1)} ms, twice as long ${measured.twice.toFixed(1)} ms`;
  }
  return undefined;
};

/** Counts what is in flight, so that a caller can wait until everything that was caused has happened. */
export interface Activity {
  /** Marks the start of something; call what it returns once, when it is over. */
  begin: () => () => void;
  /** Runs `work` as something in flight. */
  track: <Result>(work: () => Promise<Result>) => Promise<Result>;
  inFlight: () => number;
  /** Answers when nothing is in flight. */
  whenIdle: () => Promise<void>;
}

/** A new count at nought. */
export function createActivity(): Activity {
  let count = 0;
  let waiting: (() => void)[] = [];
  const settle = (): void => {
    if (count > 0) return;
    const ready = waiting;
    waiting = [];
    for (const answer of ready) answer();
  };
  const begin = (): (() => void) => {
    count += 1;
    let over = false;
    return () => {
      if (over) return;
      over = true;
      count -= 1;
      // What follows an event often starts in the same turn of the event loop: look again in the next one.
      if (count === 0) setImmediate(settle);
    };
  };
  return {
    begin,
    track: async (work) => {
      const end = begin();
      try {
        return await work();
      } finally {
        end();
      }
    },
    inFlight: () => count,
    whenIdle: () =>
      new Promise((answer) => {
        waiting.push(answer);
        setImmediate(settle);
      }),
  };
}

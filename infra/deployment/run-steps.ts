/** A piece of work that may start when those it needs are done. */
export type Step = {
  readonly name: string;
  readonly needs: readonly string[];
  readonly run: () => Promise<void>;
};

/** What became of a step. A step is skipped when one that it needs was not done. */
export type StepResult =
  | { readonly name: string; readonly outcome: "done" }
  | { readonly name: string; readonly outcome: "failed"; readonly error: unknown }
  | { readonly name: string; readonly outcome: "skipped"; readonly because: string };

const attempt = async ({ name, run }: Step): Promise<StepResult> => {
  try {
    await run();
    return { name, outcome: "done" };
  } catch (error) {
    return { name, outcome: "failed", error };
  }
};

/**
 * Runs each step as soon as what it needs is done, at most `atOnce` together. A failure stops only what needs the failed step; everything
 * else goes on to its end. Gives the results in the order of `steps`. Throws when steps need each other in a circle or name one that is not there.
 */
export const runSteps = async (steps: readonly Step[], atOnce: number): Promise<StepResult[]> => {
  const waiting = new Set(steps);
  const running = new Map<string, Promise<StepResult>>();
  const results = new Map<string, StepResult>();

  const missing = (step: Step): string | undefined =>
    step.needs.find((need) => results.has(need) && results.get(need)?.outcome !== "done");
  const settle = (): void => {
    for (const step of waiting) {
      const because = missing(step);
      if (because !== undefined) {
        results.set(step.name, { name: step.name, outcome: "skipped", because });
        waiting.delete(step);
      } else if (running.size < atOnce && step.needs.every((need) => results.has(need))) {
        running.set(step.name, attempt(step));
        waiting.delete(step);
      }
    }
  };

  while (results.size < steps.length) {
    const before = results.size;
    settle();
    if (running.size > 0) {
      const result = await Promise.race(running.values());
      running.delete(result.name);
      results.set(result.name, result);
    } else if (results.size === before) {
      throw new Error(`These steps can never start: ${[...waiting].map(({ name }) => name).join(", ")}.`);
    }
  }
  return steps.flatMap(({ name }) => results.get(name) ?? []);
};

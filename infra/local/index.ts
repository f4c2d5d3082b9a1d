import type { LocalStack, LocalStackOptions } from "./convenor/local-stack.ts";

// The only file of the local stack that anything else imports; README.md says what it is and how to use it. What takes long to load is
// loaded when it is asked for, since many tests want a table and nothing else.

export { startDynamo } from "./aws/dynamo.ts";
export type { FaultKind, Faults, SideEffect } from "./bench/faults.ts";
export { createIndexLag, type IndexLag } from "./bench/index-lag.ts";
export type { SentLetter } from "./convenor/history.ts";
export type { LocalStack } from "./convenor/local-stack.ts";
export { synthesize } from "./convenor/synthesize.ts";

/**
 * Starts the whole stack on this machine: the template of the CDK app with its functions, table, bus, queues, mail and
 * sign-in. Answers when it is ready; throws a sentence, and leaves nothing running, when it cannot.
 */
export const startLocalStack = async (options?: LocalStackOptions): Promise<LocalStack> => {
  const { startLocalStack: start } = await import("./convenor/stack.ts");
  return start(options);
};

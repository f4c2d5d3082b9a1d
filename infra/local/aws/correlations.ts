import type { ApiCall } from "./calls.ts";

/**
 * Tells which chains of work something belongs to. What is run here says so in its own way, in headers, items and messages: whoever
 * starts the stack knows that way and gives this; the local stack only follows the chains.
 */
export interface Correlations {
  /** Those of an event that a function is called with. */
  ofEvent: (event: unknown) => string[];
  /** Those that a call is made on behalf of, one for each thing it carries; those of its invocation when it names none. */
  ofCall: (call: ApiCall, ofInvocation: readonly string[]) => string[];
  /** Those that a function writes, by the body of its call: what a schedule starts has none until then. */
  ofWrite: (body: Buffer) => string[];
}

import { LambdaClient } from "@aws-sdk/client-lambda";
import { FailureReplayRequested } from "../../shared/failures/entries.ts";
import { type ReplayNeeds, replayFailure } from "../../shared/failures/replay.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { openLettersQueues } from "../../shared/letters/sending/queue.ts";
import { readSettings } from "../../shared/platform/settings.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";
import type { Needs } from "../entry-points/needs.ts";

/** Has the failed work done again: starts the function with what it was given, or asks for the letter again. */
export const onFailureReplayRequested: Reaction<
  DataOf<typeof FailureReplayRequested>,
  Needs & ReplayNeeds
> = (needs, entry, occasion) => replayFailure(needs, entry.data.failure, occasion);

export const handler = reaction(
  "failures/on-failure-replay-requested",
  FailureReplayRequested,
  onFailureReplayRequested,
  (needs) => {
    const queues = openLettersQueues(
      readSettings(["LETTERS_QUEUE_URL", "NOTICES_QUEUE_URL", "NEWS_QUEUE_URL"], process.env),
    );
    return { ...needs, lambda: new LambdaClient({ maxAttempts: 5 }), queues };
  },
);

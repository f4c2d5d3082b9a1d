import { InvokeCommand, type LambdaClient } from "@aws-sdk/client-lambda";
import type { CommitNeeds } from "../journal/commit.ts";
import type { Occasion } from "../journal/entry.ts";
import { orderOf } from "../letters/sending/order.ts";
import { type LettersQueues, queueOrders } from "../letters/sending/queue.ts";
import { listQueuedBetween } from "../letters/store.ts";
import { Fault } from "../platform/keys.ts";
import { decideReplay, type Replay } from "./decide.ts";
import type { Failure } from "./failure.ts";
import { readFailureById, saveReplayed } from "./store.ts";

/** What a replay needs: the functions and the queues that the work goes back to. */
export interface ReplayNeeds extends CommitNeeds {
  readonly lambda: LambdaClient;
  readonly queues: LettersQueues;
}

const queueAll = async (needs: ReplayNeeds, replay: Extract<Replay, { way: "queue-letters" }>) => {
  const letters = await listQueuedBetween(needs.table, replay.from, replay.to);
  return queueOrders(needs.queues, letters.map(orderOf));
};

const perform = async (needs: ReplayNeeds, failure: Failure, replay: Replay): Promise<void> => {
  switch (replay.way) {
    case "invoke":
      await needs.lambda.send(
        new InvokeCommand({
          FunctionName: replay.functionArn,
          InvocationType: "Event",
          Payload: Buffer.from(failure.payload),
        }),
      );
      return;
    case "queue-letter":
    case "queue-letters": {
      const left =
        replay.way === "queue-letter"
          ? await queueOrders(needs.queues, [replay.order])
          : await queueAll(needs, replay);
      if (left.length > 0) throw new Fault(`${left.length} letters could not be queued again.`);
      return;
    }
    case "none":
      throw new Fault(`There is no way to replay the failure ${failure.id}.`);
    default:
      return;
  }
};

/**
 * Does a failure's work again and writes down that it was done. What is done again is made once whatever happens here, so a replay that is
 * itself repeated does no harm. A failure that is unknown or was replayed is left alone. Throws when the work cannot be handed over.
 */
export const replayFailure = async (
  needs: ReplayNeeds,
  id: string,
  occasion: Occasion & { readonly once: string },
): Promise<void> => {
  const failure = await readFailureById(needs.table, id);
  if (failure === undefined || failure.status === "replayed") return;
  const replay = decideReplay(failure, occasion);
  const other =
    replay.way === "replay-other" ? await readFailureById(needs.table, replay.failure) : undefined;
  const replays = other === undefined || other.status === "replayed" ? replay : decideReplay(other, occasion);
  await perform(needs, other ?? failure, replays);
  const done = other === undefined ? [failure] : [failure, other];
  const entries = replays.way === "republish" ? [replays.entry] : [];
  await saveReplayed(needs, done, { once: occasion.once, at: occasion.now, entries });
};

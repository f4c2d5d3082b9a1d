import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { TransactWriteCommand, type TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import type { Table } from "../platform/dynamo.ts";
import { RETRY, type RetryNeeds, retryWithBackoff } from "./retry.ts";

/** What a transaction needs from the outside. */
export interface TransactNeeds extends RetryNeeds {
  readonly table: Table;
}

/** The writes of one transaction as DynamoDB takes them. */
export type TransactItems = NonNullable<TransactWriteCommandInput["TransactItems"]>;

/** Whether others only got in the way: a conflict with another transaction, or a throttle. */
const isPassing = ({ CancellationReasons = [] }: TransactionCanceledException): boolean =>
  CancellationReasons.some(
    ({ Code }) => Code === "TransactionConflict" || Code?.includes("Throttl") || Code?.includes("Throughput"),
  );

/**
 * Makes one transaction, all or nothing: the only place that sends one. A conflict with another change is tried again with growing random
 * pauses, twelve times at most. `refused` says what a refusal on its merits means, null when it means nothing: then, after the last try and
 * on any other fault, it throws.
 */
export const transact = async <Refused>(
  needs: TransactNeeds,
  items: TransactItems,
  refused: (refusal: TransactionCanceledException) => Refused | null,
): Promise<Refused | undefined> => {
  let conflict: unknown;
  return retryWithBackoff<Refused | undefined>(
    needs,
    async () => {
      try {
        await needs.table.client.send(new TransactWriteCommand({ TransactItems: items }));
        return undefined;
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
        const answer = refused(error);
        if (answer !== null) return answer;
        if (!isPassing(error)) throw error;
        conflict = error;
        return RETRY;
      }
    },
    () => conflict,
  );
};

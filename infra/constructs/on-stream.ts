import { Duration } from "aws-cdk-lib";
import { EventSourceMapping, FilterCriteria, StartingPosition } from "aws-cdk-lib/aws-lambda";
import type { Construct } from "constructs";
import { failedRecords, KEEP_TRYING } from "./failure-path.ts";
import type { Ground } from "./ground.ts";
import { ServiceFunction, type ServiceFunctionProps } from "./service-function.ts";
import { functionsOf } from "./source-names.ts";

/** Which changes of the table a function wants to see, and what its file is named after: `stream-<name>.ts`. */
export type Changes = {
  readonly name: string;
  readonly eventName: readonly ("INSERT" | "MODIFY" | "REMOVE")[];
  /** How the item's partition key begins. */
  readonly keyPrefix: string;
  /** Values that the item has after the change. */
  readonly newImage?: Readonly<Record<string, string>>;
};

/** The filter of `changes`, as Lambda matches it against a record of the stream. */
const filterOf = ({ eventName, keyPrefix, newImage = {} }: Changes): object => ({
  eventName,
  dynamodb: {
    Keys: { pk: { S: [{ prefix: keyPrefix }] } },
    ...(Object.keys(newImage).length > 0 && {
      NewImage: Object.fromEntries(Object.entries(newImage).map(([name, value]) => [name, { S: [value] }])),
    }),
  },
});

/**
 * A function that is handed the table's changes in the order of each item. A record that cannot be handled is
 * found by halving the batch, tried ten times, and ends in the failures queue after six hours at most; the others
 * go on. Two functions at most may read a table's stream.
 */
export const onStream = (
  scope: Construct,
  ground: Ground,
  changes: Changes,
  props: ServiceFunctionProps,
): ServiceFunction => {
  const { table } = ground.data;
  if (table.tableStreamArn === undefined) throw new Error("The table has no stream to read.");
  const source = `${functionsOf(scope)}/stream-${changes.name}.ts`;
  const reader = new ServiceFunction(scope, ground, source, { ...props, watch: "messages" });
  reader
    .allow(
      ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"],
      [table.tableStreamArn],
    )
    // Lambda looks the stream up before it starts to read; the call takes no single stream.
    .allow(["dynamodb:ListStreams"], [`${table.tableArn}/stream/*`]);
  new EventSourceMapping(reader, "Source", {
    target: reader.lambda,
    eventSourceArn: table.tableStreamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 100,
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    retryAttempts: 10,
    maxRecordAge: KEEP_TRYING,
    onFailure: failedRecords(ground, reader),
    filters: [FilterCriteria.filter(filterOf(changes))],
  });
  ground.alarms.alarm(reader, "AgeAlarm", {
    metric: reader.lambda.metric("IteratorAge", { statistic: "Maximum", period: Duration.minutes(5) }),
    threshold: Duration.minutes(5).toMilliseconds(),
    impact: `Changes wait for more than five minutes. ${props.impact}`,
    runbook: "Something waits",
  });
  return reader;
};

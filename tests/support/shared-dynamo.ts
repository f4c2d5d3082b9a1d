import type { TestProject } from "vitest/node";
import { startDynamo } from "../../infra/local/index.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the test run's DynamoDB Local listens. */
    dynamoPort: number;
  }
}

/** Set up once for a test run: one DynamoDB Local, in which each file that needs a table makes one of its own. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const dynamo = await startDynamo();
  project.provide("dynamoPort", dynamo.port);
  return () => dynamo.stop();
}

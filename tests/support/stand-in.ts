import { mockClient } from "aws-sdk-client-mock";
import { afterAll } from "vitest";

/** Stands in for every client of this class of the SDK, or for this one client, until the end of the file: other files share its process. */
export const standIn: typeof mockClient = (client) => {
  const mock = mockClient(client);
  afterAll(() => mock.restore());
  return mock;
};

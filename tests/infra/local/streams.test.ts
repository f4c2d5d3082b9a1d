import { expect, it } from "vitest";
import { withEmptyMaps } from "../../../infra/local/aws/streams.ts";

it("gives an empty map in the stream the form that DynamoDB gives it, at any depth", () => {
  const stored = {
    M: { empty: {}, list: { L: [{}, { S: "" }] }, none: { NULL: true }, deep: { M: { empty: {} } } },
  };
  expect(withEmptyMaps(stored)).toEqual({
    M: {
      empty: { M: {} },
      list: { L: [{ M: {} }, { S: "" }] },
      none: { NULL: true },
      deep: { M: { empty: { M: {} } } },
    },
  });
});

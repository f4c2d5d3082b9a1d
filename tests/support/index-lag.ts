import type { Table } from "../../shared/platform/dynamo.ts";

/** Indexes that are behind, as DynamoDB's are and DynamoDB Local's never. */
export interface IndexLag {
  /** From now on, what is written is not in any index. */
  readonly begin: () => void;
  /** The indexes show everything again. */
  readonly end: () => void;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const nameIn = (item: unknown): readonly string[] =>
  isRecord(item) && typeof item["pk"] === "string" ? [JSON.stringify([item["pk"], item["sk"]])] : [];

/** The keys that a call writes. */
const writtenBy = (input: unknown): readonly string[] => {
  if (!isRecord(input)) return [];
  const all = Array.isArray(input["TransactItems"]) ? input["TransactItems"] : [];
  return all
    .filter(isRecord)
    .flatMap(({ Put, Update, Delete }) =>
      [Put, Update, Delete].filter(isRecord).flatMap((one) => nameIn(one["Item"] ?? one["Key"])),
    );
};

/** Puts the indexes of a table into the test's hands. */
export const lagOf = ({ client }: Table): IndexLag => {
  let behind: Set<string> | undefined;
  client.middlewareStack.add(
    (next) => async (args) => {
      const input: unknown = args.input;
      const answer = await next(args);
      for (const name of writtenBy(input)) behind?.add(name);
      const output: unknown = answer.output;
      if (behind === undefined || !isRecord(input) || typeof input["IndexName"] !== "string") return answer;
      if (!isRecord(output) || !Array.isArray(output["Items"])) return answer;
      const seen = output["Items"].filter((item) => nameIn(item).every((name) => !behind?.has(name)));
      return { ...answer, output: { ...answer.output, Items: seen, Count: seen.length } };
    },
    { step: "initialize", name: "indexLag" },
  );
  return {
    begin: () => {
      behind = new Set();
    },
    end: () => {
      behind = undefined;
    },
  };
};

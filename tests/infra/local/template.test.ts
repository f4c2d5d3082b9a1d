import { describe, expect, it } from "vitest";
import type { Assembly } from "../../../infra/local/aws/assembly.ts";
import { resolveTemplates } from "../../../infra/local/aws/template.ts";

/** CloudFormation marks what it substitutes as JavaScript does. */
const DOLLAR = "$";

type Template = Assembly["stacks"][number]["template"];

const assemblyOf = (...templates: Partial<Template>[]): Assembly => ({
  siteUrl: "http://localhost:3000",
  assets: new Map(),
  bundles: [],
  stacks: templates.map((template, index) => ({
    name: `stack${index}`,
    region: "eu-west-2",
    template: { Resources: {}, Outputs: {}, ...template },
  })),
});
const place = { account: "000000000000", gateway: "http://127.0.0.1:4000" };
const resource = (Type: string, Properties: Record<string, unknown> = {}, rest = {}) => ({
  Type,
  Properties,
  ...rest,
});

const resolved = (value: unknown, more: Partial<Template> = {}): unknown => {
  const Resources = {
    Table: resource("AWS::DynamoDB::Table"),
    Queue: resource("AWS::SQS::Queue"),
    Probe: resource("AWS::CloudWatch::Dashboard", { Value: value }),
    ...more.Resources,
  };
  return resolveTemplates(assemblyOf({ ...more, Resources }), place).ofType("AWS::CloudWatch::Dashboard")[0]
    ?.properties["Value"];
};

describe("working out a template", () => {
  it.each([
    ["a reference", { Ref: "Table" }, "stack0-Table"],
    [
      "a queue's reference, which is its address at the gateway",
      { Ref: "Queue" },
      "http://127.0.0.1:4000/000000000000/stack0-Queue",
    ],
    [
      "an attribute",
      { "Fn::GetAtt": ["Table", "Arn"] },
      "arn:aws:dynamodb:eu-west-2:000000000000:table/stack0-Table",
    ],
    ["a pseudo parameter", { Ref: "AWS::Region" }, "eu-west-2"],
    [
      "a join of references",
      { "Fn::Join": ["/", ["a", { Ref: "Table" }, { Ref: "AWS::Partition" }]] },
      "a/stack0-Table/aws",
    ],
    [
      "a substitution",
      { "Fn::Sub": `x-${DOLLAR}{Queue}-${DOLLAR}{AWS::AccountId}` },
      "x-http://127.0.0.1:4000/000000000000/stack0-Queue-000000000000",
    ],
    ["a part of a split", { "Fn::Select": [2, { "Fn::Split": ["/", "https://host/path"] }] }, "host"],
  ])("resolves %s", (_what, value, expected) => {
    expect(resolved(value)).toEqual(expected);
  });

  it("reads what another stack exports", () => {
    const data = {
      Resources: { Bus: resource("AWS::Events::EventBus", { Name: "entries" }) },
      Outputs: { Out: { Value: { Ref: "Bus" }, Export: { Name: "data:Bus" } } },
    };
    const service = {
      Resources: {
        Probe: resource("AWS::CloudWatch::Dashboard", { Value: { "Fn::ImportValue": "data:Bus" } }),
      },
    };
    const template = resolveTemplates(assemblyOf(data, service), place);
    expect(template.ofType("AWS::CloudWatch::Dashboard")[0]?.properties["Value"]).toBe("entries");
    expect(template.outputs["Out"]).toBe("entries");
  });

  it("refuses a logical id that two stacks have, and an export that none has", () => {
    const twice = { Resources: { Queue: resource("AWS::SQS::Queue") } };
    expect(() => resolveTemplates(assemblyOf(twice, twice), place)).toThrow(
      "stack0 and stack1 both have a Queue",
    );
    expect(() => resolved({ "Fn::ImportValue": "data:Bus" })).toThrow("No stack exports data:Bus");
  });

  it("refuses a type it does not know, by name", () => {
    const assembly = assemblyOf({ Resources: { Odd: resource("AWS::Kinesis::Stream") } });
    expect(() => resolveTemplates(assembly, place)).toThrow("AWS::Kinesis::Stream");
  });

  it("refuses a resource that is there on a condition, instead of always making it", () => {
    const Resources = { Queue: resource("AWS::SQS::Queue", {}, { Condition: "Big" }) };
    expect(() => resolveTemplates(assemblyOf({ Resources }), place)).toThrow(
      "Queue of stack0 has a condition",
    );
  });

  it("refuses an attribute and a function it does not know, by name", () => {
    expect(() => resolved({ "Fn::GetAtt": ["Table", "Colour"] })).toThrow("Colour of Table");
    expect(() => resolved({ "Fn::Cidr": ["10.0.0.0/16", 2, 8] })).toThrow("Fn::Cidr");
    expect(() => resolved({ Ref: "Nobody" })).toThrow("Nobody");
    expect(() => resolved({ "Fn::Sub": `${DOLLAR}{Table.Arn}` })).toThrow("Table.Arn");
  });
});

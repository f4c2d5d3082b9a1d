import { describe, expect, it } from "vitest";
import type { Assembly } from "../../../infra/local/assembly.ts";
import { resolveTemplates } from "../../../infra/local/template.ts";

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
    template: { Parameters: {}, Mappings: {}, Conditions: {}, Resources: {}, Outputs: {}, ...template },
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
    Probe: resource("AWS::SSM::Parameter", { Value: value }),
    ...more.Resources,
  };
  return resolveTemplates(assemblyOf({ ...more, Resources }), place).ofType("AWS::SSM::Parameter")[0]
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
      "a substitution with an attribute and a literal",
      { "Fn::Sub": `x-${DOLLAR}{Queue.QueueName}-${DOLLAR}{!kept}` },
      `x-stack0-Queue-${DOLLAR}{!kept}`,
    ],
    [
      "a substitution with its own values",
      { "Fn::Sub": [`${DOLLAR}{a}-${DOLLAR}{AWS::AccountId}`, { a: { Ref: "Table" } }] },
      "stack0-Table-000000000000",
    ],
    ["a part of a split", { "Fn::Select": [2, { "Fn::Split": ["/", "https://host/path"] }] }, "host"],
    ["no value, which leaves the property out", { kept: 1, gone: { Ref: "AWS::NoValue" } }, { kept: 1 }],
  ])("resolves %s", (_what, value, expected) => {
    expect(resolved(value)).toEqual(expected);
  });

  it("takes parameters by their defaults and decides conditions with them", () => {
    const more: Partial<Template> = {
      Parameters: { Size: { Default: "large" } },
      Conditions: {
        Big: { "Fn::Equals": [{ Ref: "Size" }, "large"] },
        Small: { "Fn::Not": [{ Condition: "Big" }] },
      },
      Resources: { Gone: resource("AWS::SNS::Topic", {}, { Condition: "Small" }) },
    };
    expect(resolved({ "Fn::If": ["Big", "yes", "no"] }, more)).toBe("yes");
  });

  it("reads what another stack exports", () => {
    const data = {
      Resources: { Bus: resource("AWS::Events::EventBus", { Name: "entries" }) },
      Outputs: { Out: { Value: { Ref: "Bus" }, Export: { Name: "data:Bus" } } },
    };
    const service = {
      Resources: { Probe: resource("AWS::SSM::Parameter", { Value: { "Fn::ImportValue": "data:Bus" } }) },
    };
    const template = resolveTemplates(assemblyOf(data, service), place);
    expect(template.ofType("AWS::SSM::Parameter")[0]?.properties["Value"]).toBe("entries");
    expect(template.outputs["Out"]).toBe("entries");
  });

  it("refuses a type it does not know, by name", () => {
    const assembly = assemblyOf({ Resources: { Odd: resource("AWS::Kinesis::Stream") } });
    expect(() => resolveTemplates(assembly, place)).toThrow("AWS::Kinesis::Stream");
  });

  it("refuses an attribute and a function it does not know, by name", () => {
    expect(() => resolved({ "Fn::GetAtt": ["Table", "Colour"] })).toThrow("Colour of Table");
    expect(() => resolved({ "Fn::Cidr": ["10.0.0.0/16", 2, 8] })).toThrow("Fn::Cidr");
    expect(() => resolved({ Ref: "Nobody" })).toThrow("Nobody");
  });
});

import { beforeAll, describe, expect, it } from "vitest";
import { protectionTests } from "./protection.ts";
import { rightsTests } from "./rights.ts";
import { ofType, refersTo, type Synthesized, synthesizeProduction } from "./synthesized.ts";
import { wiringTests } from "./wiring.ts";

// Production is bundled and synthesized once, under cdk-nag; everything below looks at the same templates.
let made: Synthesized | undefined;

const synthesized = (): Synthesized => {
  if (made === undefined) throw new Error("The templates are looked at before they were made.");
  return made;
};

beforeAll(async () => {
  made = await synthesizeProduction();
}, 120_000);

describe("data is protected", () => protectionTests(synthesized));
describe("rights are as narrow as the work", () => rightsTests(synthesized));
describe("everything is connected, and no failure is lost", () => wiringTests(synthesized));

describe("an environment may differ", () => {
  it("works on a restored table, with its rights, and leaves the other where it is", async () => {
    const restoredTable = {
      name: "convenor-restored",
      streamArn: "arn:aws:dynamodb:eu-west-2:123456789012:table/a/stream/b",
    };
    const { data, service } = await synthesizeProduction({ restoredTable }, synthesized().bundles);
    expect(ofType(data, "AWS::DynamoDB::Table")).toHaveLength(1);
    for (const lambda of ofType(service, "AWS::Lambda::Function")) {
      const { Environment } = lambda.Properties;
      if (refersTo(Environment, "TABLE_NAME"))
        expect(refersTo(Environment, "convenor-restored"), lambda.id).toBe(true);
    }
    for (const policy of ofType(service, "AWS::IAM::Policy")) {
      expect(refersTo(policy.Properties, "ExportsOutputFnGetAttTable"), policy.id).toBe(false);
    }
  }, 60_000);

  it("goes without a domain and a firewall, and then needs nothing from the edge", async () => {
    const { edge, service } = await synthesizeProduction(
      { domain: undefined, firewall: false },
      synthesized().bundles,
    );
    expect(edge).toEqual([]);
    const [distribution] = ofType(service, "AWS::CloudFront::Distribution");
    expect(refersTo(distribution?.Properties, "WebACLId")).toBe(false);
    expect(refersTo(distribution?.Properties, "Aliases")).toBe(false);
  }, 60_000);
});

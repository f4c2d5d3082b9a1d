import { beforeAll, describe, expect, it } from "vitest";
import { type Deployable, deployableTests, readDeployable } from "./deployable.ts";
import { limitsTests } from "./limits.ts";
import { protectionTests } from "./protection.ts";
import { ofType, refersTo, type Synthesized, synthesizeProduction } from "./synthesized.ts";
import { wiringTests } from "./wiring.ts";

// Production is bundled and synthesized once, under cdk-nag; everything below looks at the same templates.
let made: Synthesized | undefined;
let deployable: Deployable | undefined;

const synthesized = (): Synthesized => {
  if (made === undefined) throw new Error("The templates are looked at before they were made.");
  return made;
};

beforeAll(async () => {
  made = await synthesizeProduction();
  deployable = readDeployable();
}, 300_000);

describe("what is synthesized can be deployed", () => deployableTests(() => deployable));
describe("data is protected", () => protectionTests(synthesized));
describe("everything is connected, and no failure is lost", () => wiringTests(synthesized));
describe("stacks have room to grow", () => limitsTests(synthesized));

describe("a first deployment that fails can be repeated", () => {
  it("because nothing is protected from deletion until it has succeeded, and everything is after that", async () => {
    const first = await synthesizeProduction({ protect: false, bundles: synthesized().bundles });
    const [table, pool] = ["AWS::DynamoDB::Table", "AWS::Cognito::UserPool"].map(
      (type) => ofType(first.data, type)[0]?.Properties,
    );
    expect(table).toMatchObject({ DeletionProtectionEnabled: false });
    expect(pool?.["DeletionProtection"]).not.toBe("ACTIVE");
    expect(first.stacks.filter(({ terminationProtection }) => terminationProtection)).toEqual([]);
    const after = synthesized().stacks.filter(({ terminationProtection }) => terminationProtection);
    expect(after.map(({ name }) => name)).toEqual(["convenor-production-data"]);
  }, 60_000);

  it("because what has a name of its own has another one in each stack that is made", () => {
    for (const { id, Properties } of synthesized().data) {
      const names = ["Name", "BackupVaultName", "TableName", "BucketName", "UserPoolName", "ArchiveName"];
      for (const name of names.filter((one) => Properties[one] !== undefined)) {
        expect(refersTo(Properties[name], "AWS::StackId"), id).toBe(true);
      }
    }
  });

  it("because SES writes into the mail bucket only after all that may be refused is made", () => {
    const [rule] = ofType(synthesized().data, "AWS::SES::ReceiptRule");
    const mayBeRefused = ["AWS::SES::EmailIdentity", "AWS::Cognito::UserPoolDomain"].flatMap((type) =>
      ofType(synthesized().data, type).map(({ id }) => id),
    );
    expect(mayBeRefused).toHaveLength(3);
    expect(rule?.DependsOn).toEqual(expect.arrayContaining(mayBeRefused));
  });
});

describe("an environment may differ", () => {
  it("works on a restored table, with its rights, and leaves the other where it is", async () => {
    const restoredTable = {
      name: "convenor-restored",
      streamArn: "arn:aws:dynamodb:eu-west-2:123456789012:table/a/stream/b",
    };
    const { data, service } = await synthesizeProduction({
      settings: { restoredTable },
      bundles: synthesized().bundles,
    });
    expect(ofType(data, "AWS::DynamoDB::Table")).toHaveLength(1);
    for (const lambda of ofType(service, "AWS::Lambda::Function")) {
      const { Environment } = lambda.Properties;
      if (refersTo(Environment, "TABLE_NAME"))
        expect(refersTo(Environment, "convenor-restored"), lambda.id).toBe(true);
    }
    for (const role of ofType(service, "AWS::IAM::Role")) {
      expect(refersTo(role.Properties, "ExportsOutputFnGetAttTable"), role.id).toBe(false);
    }
  }, 60_000);

  it("goes without a domain and a firewall, and then needs nothing from the edge", async () => {
    const { edge, service } = await synthesizeProduction({
      settings: { domain: undefined, firewall: false },
      bundles: synthesized().bundles,
    });
    expect(edge).toEqual([]);
    const [distribution] = ofType(service, "AWS::CloudFront::Distribution");
    expect(refersTo(distribution?.Properties, "WebACLId")).toBe(false);
    expect(refersTo(distribution?.Properties, "Aliases")).toBe(false);
  }, 60_000);
});

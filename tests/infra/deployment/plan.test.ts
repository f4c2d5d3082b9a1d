import { describe, expect, it } from "vitest";
import { planStacks } from "../../../infra/deployment/plan.ts";
import { runSteps, type Step } from "../../../infra/deployment/run-steps.ts";

const stack = (region: string, templateFile: string, dependencies: string[] = []) => ({
  type: "aws:cloudformation:stack",
  environment: `aws://unknown-account/${region}`,
  properties: { templateFile, terminationProtection: false },
  dependencies,
});

const files: Readonly<Record<string, unknown>> = {
  "manifest.json": {
    version: "1",
    artifacts: {
      "convenor-test-edge.assets": { type: "cdk:asset-manifest", properties: { file: "e.assets.json" } },
      "convenor-test-edge": stack("us-east-1", "edge.json", ["convenor-test-edge.assets"]),
      "convenor-test-data": stack("eu-west-2", "data.json"),
      "convenor-test-front-door": stack("eu-west-2", "front-door.json", ["convenor-test-data"]),
      Tree: { type: "cdk:tree", properties: { file: "tree.json" } },
    },
  },
  "edge.json": { Resources: { Certificate: {} }, Outputs: { CertificateArn: { Value: "arn" } } },
  "data.json": { Resources: { Table: {}, Bus: {} } },
  "front-door.json": {
    Parameters: {
      CertificateArn: { Type: "String" },
      BootstrapVersion: { Type: "AWS::SSM::Parameter::Value<String>", Default: "/cdk-bootstrap/version" },
    },
    Resources: { Distribution: {} },
  },
};

const read =
  (changes: Readonly<Record<string, unknown>> = {}) =>
  (file: string) =>
    JSON.stringify({ ...files, ...changes }[file]);

describe("the plan of a deployment", () => {
  it("has each stack with its region, what it stands on, and which output fills in its parameters", () => {
    const plan = planStacks(read(), "convenor-test-");
    expect(plan.map(({ label, region, needs, resources }) => ({ label, region, needs, resources }))).toEqual([
      { label: "edge", region: "us-east-1", needs: [], resources: 1 },
      { label: "data", region: "eu-west-2", needs: [], resources: 2 },
      {
        label: "front-door",
        region: "eu-west-2",
        needs: ["convenor-test-data", "convenor-test-edge"],
        resources: 1,
      },
    ]);
    expect(plan.at(-1)?.parameters).toEqual({ CertificateArn: "convenor-test-edge" });
  });

  it("is refused when a parameter has no output to fill it in", () => {
    expect(() => planStacks(read({ "edge.json": { Resources: {} } }), "convenor-test-")).toThrow(
      /CertificateArn/,
    );
  });
});

describe("steps that need each other", () => {
  const recorded = () => {
    const events: string[] = [];
    const step = (name: string, needs: string[], error?: Error): Step => ({
      name,
      needs,
      run: async () => {
        events.push(`${name} starts`);
        await new Promise((done) => setTimeout(done, 5));
        events.push(`${name} ends`);
        if (error !== undefined) throw error;
      },
    });
    return { events, step };
  };

  it("run together where they may, and after what they need", async () => {
    const { events, step } = recorded();
    await runSteps([step("c", ["a", "b"]), step("a", []), step("b", [])], 4);
    expect(events.slice(0, 2)).toEqual(["a starts", "b starts"]);
    expect(events.slice(-2)).toEqual(["c starts", "c ends"]);
  });

  it("run no more at once than allowed", async () => {
    const { events, step } = recorded();
    await runSteps([step("a", []), step("b", []), step("c", [])], 1);
    expect(events).toEqual(["a starts", "a ends", "b starts", "b ends", "c starts", "c ends"]);
  });

  it("go on when one fails, without those that need it, however far away", async () => {
    const { events, step } = recorded();
    const error = new Error("no");
    const results = await runSteps(
      [step("a", [], error), step("b", ["a"]), step("c", ["b"]), step("d", [])],
      4,
    );
    expect(results).toEqual([
      { name: "a", outcome: "failed", error },
      { name: "b", outcome: "skipped", because: "a" },
      { name: "c", outcome: "skipped", because: "b" },
      { name: "d", outcome: "done" },
    ]);
    expect(events).not.toContain("b starts");
  });

  it("are refused when they need each other in a circle", async () => {
    const { step } = recorded();
    await expect(runSteps([step("a", ["b"]), step("b", ["a"])], 4)).rejects.toThrow("a, b");
  });
});

import { join } from "node:path";
import { expect, it } from "vitest";
import { templateErrors } from "../../infra/checks/validate-templates.ts";
import { type PlannedStack, readPlan } from "../../infra/deployment/plan.ts";
import { functionNamePrefix } from "../../infra/environments.ts";
import { ASSEMBLY } from "./synthesized.ts";

/** What a deployment reads of an assembly before it starts. */
export type Deployable = { readonly plan: readonly PlannedStack[]; readonly errors: readonly string[] };

/** Reads the assembly that was synthesized last, as `npm run deploy` does. */
export const readDeployable = (): Deployable => {
  const plan = readPlan(ASSEMBLY, "production");
  const templates = plan.map(({ templateFile, region }) => ({ path: join(ASSEMBLY, templateFile), region }));
  return { plan, errors: templateErrors(templates) };
};

/** Every output that the deploy command, the smoke test or the next steps read. */
const OUTPUTS_READ = [
  "AssetsBucket",
  "AtEveryMinuteFunction",
  "CertificateArn",
  "ConfigurationSet",
  "ReceiptRuleSet",
  "SignInPage",
  "SiteAddress",
  "TableName",
  "UserPoolId",
];

/** What `npm run deploy` relies on in the templates. */
export const deployableTests = (deployable: () => Deployable | undefined): void => {
  const plan = (): readonly PlannedStack[] => deployable()?.plan ?? [];
  const needs = (label: string): string[] =>
    plan()
      .filter(({ name }) =>
        plan()
          .find((stack) => stack.label === label)
          ?.needs.includes(name),
      )
      .map((stack) => stack.label);

  it("CloudFormation takes every template", () => {
    expect(deployable()?.errors).toEqual([]);
  });

  it("the data and the edge can be made at once, the features after the core, the site last", () => {
    expect(needs("data")).toEqual([]);
    expect(needs("edge")).toEqual([]);
    expect(needs("core")).toEqual(["data"]);
    expect(needs("front-door").toSorted()).toEqual(["core", "data", "edge"]);
    const features = plan().filter(
      ({ label }) => !["data", "edge", "core", "front-door", "pages"].includes(label),
    );
    expect(features.length).toBeGreaterThan(4);
    for (const { label } of features) {
      expect(
        needs(label).filter((need) => need !== "core" && need !== "data"),
        label,
      ).toEqual([]);
      expect(needs("pages")).toContain(label);
    }
  });

  it("each stack is found again in the account by its name", () => {
    const prefix = functionNamePrefix({ name: "production" });
    expect(plan().length).toBeGreaterThan(10);
    for (const { name, label } of plan()) expect(name).toBe(`${prefix}${label}`);
  });

  it("the edge fills in what the front door cannot know", () => {
    const frontDoor = plan().find(({ label }) => label === "front-door");
    expect(frontDoor?.parameters).toEqual({
      CertificateArn: "convenor-production-edge",
      WebAclArn: "convenor-production-edge",
    });
  });

  it("one stack, and no other, says each thing that the command asks for", () => {
    const outputs = plan().flatMap((stack) => stack.outputs);
    for (const output of OUTPUTS_READ) {
      expect(
        outputs.filter((one) => one === output),
        output,
      ).toHaveLength(1);
    }
  });
};

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { templateErrors } from "../../../infra/checks/validate-templates.ts";
import { root } from "../synthesized.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "convenor-templates-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const errorsOf = (resources: Record<string, unknown>): string[] => {
  const path = join(folder, "made.template.json");
  writeFileSync(path, JSON.stringify({ Resources: resources }));
  return templateErrors([{ path, region: "eu-west-2" }]);
};

const queue = { Type: "AWS::SQS::Queue", Properties: { SqsManagedSseEnabled: true } };

describe("a template", () => {
  it("of the pipeline's role is one that CloudFormation takes", () => {
    const path = join(root, "infra/deployment/pipeline-role.yaml");
    expect(templateErrors([{ path, region: "eu-west-2" }])).toEqual([]);
  });

  it("that CloudFormation takes has no errors", () => {
    expect(errorsOf({ Queue: queue })).toEqual([]);
  });

  it.each([
    [
      "a property that does not exist",
      { Queue: { ...queue, Properties: { Colour: "red" } } },
      "Queue",
      "Colour",
    ],
    ["a value out of range", { Queue: { ...queue, Properties: { DelaySeconds: 4000 } } }, "Queue", "4000"],
    ["a missing property", { Table: { Type: "AWS::DynamoDB::Table", Properties: {} } }, "Table", "KeySchema"],
    [
      "a reference to nothing",
      { Queue: { ...queue, Properties: { QueueName: { Ref: "Nobody" } } } },
      "",
      "Nobody",
    ],
    ["a circle", { A: { ...queue, DependsOn: "B" }, B: { ...queue, DependsOn: "A" } }, "", "ircular"],
  ])("with %s is refused, by the resource's name", (_, resources, resource, says) => {
    const errors = errorsOf(resources);
    expect(errors.join("\n")).toContain(`made.template.json: ${resource}`);
    expect(errors.join("\n")).toContain(says);
  });
});

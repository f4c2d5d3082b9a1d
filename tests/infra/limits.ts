import type { App } from "aws-cdk-lib";
import { expect, it } from "vitest";
import { gatherAssets } from "../../infra/constructs/assets.ts";
import { environmentNamed, environmentSchema, functionNamePrefix } from "../../infra/environments.ts";
import { CoreStack } from "../../infra/stacks/core.ts";
import { DataStack } from "../../infra/stacks/data.ts";
import { makeApp, stackNames } from "../../infra/synthesize.ts";
import {
  describeStack,
  ofType,
  refersTo,
  root,
  type Synthesized,
  type SynthesizedStack,
} from "./synthesized.ts";

// CloudFormation stops at 500 resources and 1 MB for a stack, IAM at 10 KB for a role, and a table's stream at two readers.
const MOST_RESOURCES = 200;
const MOST_BYTES = 500_000;
const MOST_BYTES_OF_A_ROLE = 5_000;
const MOST_READERS = 2;

/** How much of a stack's name CloudFormation keeps in the name of a function at least. */
const KEPT_OF_STACK_NAME = 24;

const importsOf = ({ body }: SynthesizedStack): string[] =>
  [...body.matchAll(/"Fn::ImportValue": "([^"]+)"/g)].flatMap(([, name]) => name ?? []);

const exportsWithoutFeatures = async ({ bundles }: Synthesized): Promise<Map<string, readonly string[]>> => {
  const environment = environmentNamed("production");
  const app: App = makeApp(root);
  const names = stackNames(environment);
  const env = { region: environment.region };
  const data = new DataStack(app, names.data, environment, { env, protect: true });
  const assets = gatherAssets(root, ".build/tests/assets");
  new CoreStack(app, names.core, { environment, bundles, assets, data, env });
  const stacks = app.synth().stacks.map(describeStack);
  return new Map(stacks.map((stack) => [stack.name, stack.exports.toSorted()]));
};

/** What the templates promise about size and order: each stack has room to grow, and none is in another's way. */
export const limitsTests = (synthesized: () => Synthesized): void => {
  it("no stack comes near what CloudFormation takes", () => {
    const tooLarge = synthesized().stacks.flatMap(({ name, resources, body }) =>
      resources.length <= MOST_RESOURCES && body.length <= MOST_BYTES
        ? []
        : [
            `${name}: ${resources.length} resources, ${body.length} bytes. See infra/stacks/feature-stacks.ts.`,
          ],
    );
    expect(tooLarge).toEqual([]);
  });

  it("rights are in their roles, and no role comes near what IAM takes", () => {
    const roles = synthesized().stacks.flatMap(({ resources }) => ofType(resources, "AWS::IAM::Role"));
    expect(roles.length).toBeGreaterThan(50);
    for (const { id, Properties } of roles) {
      expect(JSON.stringify(Properties["Policies"] ?? []).length, id).toBeLessThanOrEqual(
        MOST_BYTES_OF_A_ROLE,
      );
    }
    const beside = synthesized().stacks.flatMap(({ resources }) =>
      resources.filter(({ Type }) => /^AWS::IAM::(?:\w*Policy)$/.test(Type)),
    );
    expect(beside).toEqual([]);
  });

  it("two functions at most read the table's stream", () => {
    const readers = ofType(synthesized().service, "AWS::Lambda::EventSourceMapping").filter(
      ({ Properties }) => refersTo(Properties["EventSourceArn"], "StreamArn"),
    );
    expect(readers.length).toBeGreaterThan(0);
    expect(readers.length).toBeLessThanOrEqual(MOST_READERS);
  });

  it("a stack imports only from stacks that are deployed before it, and the pages come after every reaction", () => {
    const names = stackNames(environmentNamed("production"));
    const order = [names.edge, names.data, names.core, ...names.features, names.frontDoor];
    const { stacks } = synthesized();
    expect(stacks.map(({ name }) => name).toSorted()).toEqual(order.toSorted());
    for (const stack of stacks) {
      const before = stacks.filter(({ name }) => order.indexOf(name) < order.indexOf(stack.name));
      expect(
        before.flatMap(({ exports }) => exports),
        stack.name,
      ).toEqual(expect.arrayContaining(importsOf(stack)));
      expect(
        before.map(({ name }) => name),
        stack.name,
      ).toEqual(expect.arrayContaining([...stack.dependencies]));
    }
    const pages = stacks.find(({ name }) => name === names.features.at(-1));
    expect(pages?.dependencies).toEqual(expect.arrayContaining(names.features.slice(0, -1)));
  });

  it("what the data and the core export does not depend on who imports it", async () => {
    const alone = await exportsWithoutFeatures(synthesized());
    expect(alone.size).toBe(2);
    for (const { name, exports } of synthesized().stacks) {
      expect(exports.toSorted(), name).toEqual(alone.get(name) ?? []);
    }
  });

  it("the right to replay names this environment's functions, also where CloudFormation shortens their names", () => {
    const longest = { ...environmentNamed("production"), name: `e${"x".repeat(13)}` };
    expect(environmentSchema.safeParse(longest).success).toBe(true);
    expect(environmentSchema.safeParse({ ...longest, name: `${longest.name}x` }).success).toBe(false);
    expect(environmentSchema.safeParse({ ...longest, name: "pre-production" }).success).toBe(false);
    expect(functionNamePrefix(longest).length).toBeLessThanOrEqual(KEPT_OF_STACK_NAME);
    for (const { name, resources } of synthesized().stacks) {
      for (const { id, Properties } of ofType(resources, "AWS::Lambda::Function")) {
        expect(name.startsWith("convenor-production-"), id).toBe(true);
        expect(Properties["FunctionName"], id).toBeUndefined();
      }
    }
    const replay = ofType(synthesized().service, "AWS::IAM::Role").find(({ id }) =>
      id.includes("ReplayRequested"),
    );
    expect(refersTo(replay?.Properties, ":function:convenor-production-*")).toBe(true);
  });

  it("the dashboard shows every function", () => {
    const [dashboard] = ofType(synthesized().service, "AWS::CloudWatch::Dashboard");
    const words = [...JSON.stringify(dashboard?.Properties).matchAll(/FunctionName=([A-Z]\w+)/g)].map(
      ([, word]) => word ?? "?",
    );
    for (const { id } of ofType(synthesized().service, "AWS::Lambda::Function")) {
      expect(
        words.some((word) => id.startsWith(word)),
        id,
      ).toBe(true);
    }
  });
};

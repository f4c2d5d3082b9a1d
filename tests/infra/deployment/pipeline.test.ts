import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import * as z from "zod/mini";
import { root } from "../synthesized.ts";

const read = (path: string): string => readFileSync(join(root, path), "utf8");

const SERVICES: Readonly<Record<string, string>> = {
  cloudformation: "cloudformation",
  cloudwatch: "cloudwatch",
  "cognito-identity-provider": "cognito-idp",
  dynamodb: "dynamodb",
  lambda: "lambda",
  s3: "s3",
  sesv2: "ses",
  ssm: "ssm",
  sts: "sts",
};

/** What a name imported from an SDK client calls: `DescribeTableCommand`, `paginateDescribeStacks`. */
const callOf = (name: string): string[] => {
  const called = /^(?:paginate(\w+)|(\w+)Command)$/.exec(name);
  return called === null ? [] : [called[1] ?? called[2] ?? ""];
};

/** The actions that a deployment itself asks AWS for, read from what its files import. */
const actionsUsed = (): string[] => {
  const files = globSync("infra/deployment/*.ts", { cwd: root });
  const imports = files.flatMap((file) => [
    ...read(file).matchAll(/import \{([^}]*)\} from "@aws-sdk\/client-([a-z0-9-]+)"/g),
  ]);
  const actions = imports.flatMap(([, names = "", client = ""]) =>
    names
      .split(",")
      .flatMap((name) => callOf(name.trim()))
      .map((call) => `${SERVICES[client] ?? client}:${call}`),
  );
  return [...new Set(actions)].toSorted();
};

const list = z.pipe(
  z.union([z.string(), z.array(z.string())]),
  z.transform((one) => [one].flat()),
);
const statement = z.object({ Action: list, Resource: z.unknown(), Condition: z.optional(z.unknown()) });
const roleSchema = z.object({
  Resources: z.object({
    Role: z.object({
      Properties: z.object({
        AssumeRolePolicyDocument: z.object({ Statement: z.tuple([z.omit(statement, { Resource: true })]) }),
        Policies: z.tuple([z.object({ PolicyDocument: z.object({ Statement: z.array(statement) }) })]),
      }),
    }),
  }),
});

describe("the pipeline's role", () => {
  const role = () =>
    roleSchema.parse(parse(read("infra/deployment/pipeline-role.yaml"))).Resources.Role.Properties;
  const statements = () => role().Policies[0].PolicyDocument.Statement;

  it("may do what a deployment asks for and no more, besides taking the roles of CDK", () => {
    // Everybody may ask who they are.
    const used = actionsUsed().filter((action) => action !== "sts:GetCallerIdentity");
    expect(used.length).toBeGreaterThan(10);
    const allowed = statements().flatMap(({ Action }) => Action);
    expect(allowed.filter((action) => action !== "sts:AssumeRole").toSorted()).toEqual(used);
  });

  it("is for one repository and one GitHub environment", () => {
    const [trust] = role().AssumeRolePolicyDocument.Statement;
    expect(trust.Action).toEqual(["sts:AssumeRoleWithWebIdentity"]);
    expect(trust.Condition).toEqual({
      StringEquals: {
        "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
        "token.actions.githubusercontent.com:sub": {
          "Fn::Sub": `repo:${"$"}{Repository}:environment:${"$"}{Environment}`,
        },
      },
    });
  });

  it("mails nobody but Amazon's simulator", () => {
    const mail = statements().find(({ Action }) => Action.includes("ses:SendEmail"));
    expect(mail?.Condition).toEqual({
      "ForAllValues:StringEquals": { "ses:Recipients": ["success@simulator.amazonses.com"] },
    });
  });
});

const job = z.looseObject({
  needs: z.optional(z.union([z.string(), z.array(z.string())])),
  uses: z.optional(z.string()),
  permissions: z.optional(z.record(z.string(), z.string())),
  environment: z.optional(z.string()),
  concurrency: z.optional(z.object({ group: z.string(), "cancel-in-progress": z.boolean() })),
  steps: z._default(z.array(z.object({ uses: z.optional(z.string()), run: z.optional(z.string()) })), []),
});
const workflowSchema = z.object({
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(z.string(), job),
});

describe("the pipeline", () => {
  const workflow = (name: string) => workflowSchema.parse(parse(read(`.github/workflows/${name}.yml`)));

  it("checks, then deploys to staging, then to production, each through the same job", () => {
    const { jobs, permissions } = workflow("deploy");
    expect(permissions).toEqual({ contents: "read" });
    expect(jobs["staging"]?.needs).toBe("check");
    expect(jobs["production"]?.needs).toEqual(["check", "staging"]);
    for (const name of ["staging", "production"]) {
      expect(jobs[name]?.uses).toBe("./.github/workflows/deploy-environment.yml");
    }
  });

  it("waits for its GitHub environment, one deployment at a time, with no keys and fixed actions", () => {
    const { deploy } = workflow("deploy-environment").jobs;
    expect(deploy?.environment).toMatch(/^\$\{\{ inputs\.environment \}\}$/);
    expect(deploy?.concurrency).toEqual({
      group: `deploy-${deploy?.environment}`,
      "cancel-in-progress": false,
    });
    expect(deploy?.permissions).toEqual({ contents: "read", "id-token": "write" });
    expect(read(".github/workflows/deploy-environment.yml")).not.toMatch(/secrets\.|aws-access-key-id/i);
    for (const { uses } of deploy?.steps ?? []) {
      if (uses !== undefined) expect(uses).toMatch(/@[0-9a-f]{40}$/);
    }
  });

  it("runs only scripts that there are", () => {
    const scripts = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(read("package.json")));
    const texts = globSync(".github/workflows/*.yml", { cwd: root }).map(read).join("\n");
    const run = [...texts.matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name ?? "");
    expect(run).toContain("deploy");
    for (const name of run) expect(scripts.scripts).toHaveProperty(name);
  });
});

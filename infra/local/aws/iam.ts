import { runSimulation } from "@cloud-copilot/iam-simulate";
import * as z from "zod/mini";
import type { NeededRight } from "./calls.ts";
import type { ResolvedTemplate } from "./template.ts";

const Document = z.looseObject({ Statement: z.array(z.looseObject({ Sid: z.optional(z.string()) })) });
const Role = z.object({
  Policies: z._default(z.array(z.object({ PolicyName: z.string(), PolicyDocument: Document })), []),
});

/** A policy as the template attaches it to a role. */
export interface AttachedPolicy {
  name: string;
  policy: z.infer<typeof Document>;
}

/** Decides what a role may do, from the policies the template gives it. */
export interface Permissions {
  /** Undefined when the role may; otherwise the sentence AWS answers with. `principal` is who it names. */
  refusal: (roleName: string, principal: string, right: NeededRight) => Promise<string | undefined>;
  policiesOf: (roleName: string) => AttachedPolicy[];
}

/** The policies of each role. Managed policies of AWS are left out: here they only write logs. */
const collect = (template: ResolvedTemplate): Map<string, AttachedPolicy[]> => {
  const found = new Map<string, AttachedPolicy[]>();
  for (const { name, properties } of template.ofType("AWS::IAM::Role")) {
    const policies = Role.parse(properties).Policies.map(({ PolicyName, PolicyDocument }) => ({
      name: PolicyName,
      policy: { Version: "2012-10-17", ...PolicyDocument },
    }));
    found.set(name, policies);
  }
  return found;
};

const LEADING = "dynamodb:LeadingKeys";

/** What `*` and `?` of a policy match. */
const patternOf = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replaceAll(/[\\^$.|+()[\]{}]/g, String.raw`\$&`)
      .replaceAll("*", ".*")
      .replaceAll("?", ".")}$`,
    "s",
  );

/**
 * Gives a key for which policies decide the same as for the one that is asked about: the first that the same of their patterns match. There are as many
 * keys as items, and few that policies tell apart.
 */
const alike = (policies: readonly AttachedPolicy[]): ((key: string) => string) => {
  const found = [...JSON.stringify(policies).matchAll(/"dynamodb:LeadingKeys":(\[[^\]]*\])/g)];
  const patterns = found.flatMap(([, list = "[]"]) =>
    z.array(z.string()).parse(JSON.parse(list)).map(patternOf),
  );
  const first = new Map<string, string>();
  return (key) => {
    const matched = patterns.map((pattern) => (pattern.test(key) ? "1" : "0")).join("");
    const known = first.get(matched) ?? key;
    first.set(matched, known);
    return known;
  };
};

/** Reads every role of the template. Decisions are remembered, since the same few calls come again and again. */
export function createPermissions(template: ResolvedTemplate, account: string): Permissions {
  const policies = collect(template);
  const decided = new Map<string, Promise<string | undefined>>();
  const standIns = new Map([...policies].map(([role, attached]) => [role, alike(attached)]));
  const withStandIns = (role: string, context: NeededRight["context"]): NeededRight["context"] => {
    const keys = context[LEADING];
    if (!Array.isArray(keys)) return context;
    return { ...context, [LEADING]: [...new Set(keys.map((key) => standIns.get(role)?.(key) ?? key))] };
  };

  const simulate = async (
    roleName: string,
    principal: string,
    right: NeededRight,
  ): Promise<string | undefined> => {
    const identityPolicies = policies.get(roleName) ?? [];
    const response = await runSimulation(
      {
        request: {
          principal: `arn:aws:iam::${account}:role/${roleName}`,
          action: right.action,
          resource: { resource: right.resource, accountId: account },
          contextVariables: right.context,
        },
        identityPolicies,
        serviceControlPolicies: [],
        resourceControlPolicies: [],
      },
      {},
    );
    if (response.resultType !== "error" && response.overallResult === "Allowed") return undefined;
    const why =
      response.resultType === "error" ? response.errors.message : "no identity-based policy allows it";
    return `User: ${principal} is not authorized to perform: ${right.action} on resource: ${right.resource} because ${why}`;
  };

  return {
    policiesOf: (roleName) => policies.get(roleName) ?? [],
    refusal: (roleName, principal, right) => {
      // Keys of conditions only matter where a policy asks for them.
      const asks = JSON.stringify(policies.get(roleName) ?? []);
      const asked = Object.fromEntries(Object.entries(right.context).filter(([key]) => asks.includes(key)));
      const context = withStandIns(roleName, asked);
      const key = JSON.stringify([roleName, right.action, right.resource, context]);
      const known = decided.get(key) ?? simulate(roleName, principal, { ...right, context });
      decided.set(key, known);
      return known;
    },
  };
}

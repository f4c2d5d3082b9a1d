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

/** Reads every role of the template. Decisions are remembered, since the same few calls come again and again. */
export function createPermissions(template: ResolvedTemplate, account: string): Permissions {
  const policies = collect(template);
  const decided = new Map<string, Promise<string | undefined>>();

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
      const context = Object.fromEntries(Object.entries(right.context).filter(([key]) => asks.includes(key)));
      const key = JSON.stringify([roleName, right.action, right.resource, context]);
      const known = decided.get(key) ?? simulate(roleName, principal, { ...right, context });
      decided.set(key, known);
      return known;
    },
  };
}

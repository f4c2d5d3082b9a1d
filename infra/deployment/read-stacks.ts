import {
  type CloudFormationClient,
  DeleteStackCommand,
  paginateDescribeStackEvents,
  paginateDescribeStacks,
  paginateListStackResources,
  type Stack,
  UpdateTerminationProtectionCommand,
  waitUntilStackDeleteComplete,
} from "@aws-sdk/client-cloudformation";
import { type Environment, functionNamePrefix } from "../environments.ts";
import type { StackEvent } from "./failure.ts";
import type { DeployedStack, Leftover } from "./stack-state.ts";

const DELETION = { maxWaitTime: 1800, minDelay: 5, maxDelay: 15 };

const toDeployed = (stack: Stack, region: string): DeployedStack => ({
  name: stack.StackName ?? "",
  region,
  status: stack.StackStatus ?? "",
  outputs: Object.fromEntries(
    (stack.Outputs ?? []).flatMap(({ OutputKey: key, OutputValue: value }) =>
      key === undefined || value === undefined ? [] : [[key, value]],
    ),
  ),
  terminationProtection: stack.EnableTerminationProtection ?? false,
});

/** The stacks of one environment that are in `region` now, known by the start of their names; deleted stacks are not among them. */
export const readStacks = async (
  client: CloudFormationClient,
  region: string,
  environment: Pick<Environment, "name">,
): Promise<DeployedStack[]> => {
  const found: DeployedStack[] = [];
  for await (const { Stacks = [] } of paginateDescribeStacks({ client }, {})) {
    for (const stack of Stacks) {
      // Not by tags: CDK tags what is in a stack, and the stack itself only when told so on its own.
      const ours = stack.StackName?.startsWith(functionNamePrefix(environment));
      if (ours && stack.StackStatus !== "DELETE_COMPLETE") found.push(toDeployed(stack, region));
    }
  }
  return found;
};

/** What is left of a stack whose creation failed: every resource that was made and not removed again. */
export const readLeftovers = async (client: CloudFormationClient, stack: string): Promise<Leftover[]> => {
  const found: Leftover[] = [];
  for await (const page of paginateListStackResources({ client }, { StackName: stack })) {
    for (const resource of page.StackResourceSummaries ?? []) {
      const { LogicalResourceId: id = "", ResourceType: type = "", PhysicalResourceId: name } = resource;
      if (name === undefined || name === "" || resource.ResourceStatus === "DELETE_COMPLETE") continue;
      found.push({ id, type, name });
    }
  }
  return found;
};

/** The events of a stack from `since` on, newest first. */
export const readEvents = async (
  client: CloudFormationClient,
  stack: string,
  since: Date,
): Promise<StackEvent[]> => {
  const found: StackEvent[] = [];
  for await (const { StackEvents = [] } of paginateDescribeStackEvents({ client }, { StackName: stack })) {
    for (const event of StackEvents) {
      const at = event.Timestamp ?? new Date(0);
      if (at < since) return found;
      found.push({
        at,
        resource: event.LogicalResourceId ?? "",
        type: event.ResourceType ?? "",
        status: event.ResourceStatus ?? "",
        reason: event.ResourceStatusReason ?? "",
      });
    }
  }
  return found;
};

/** Deletes a stack whose creation failed, and waits until it is gone. Throws when CloudFormation cannot delete it. */
export const removeStack = async (client: CloudFormationClient, stack: string): Promise<void> => {
  await client.send(new DeleteStackCommand({ StackName: stack }));
  await waitUntilStackDeleteComplete({ client, ...DELETION }, { StackName: stack });
};

/** Has CloudFormation refuse to delete the stack from now on. */
export const protectStack = async (client: CloudFormationClient, stack: string): Promise<void> => {
  await client.send(
    new UpdateTerminationProtectionCommand({ StackName: stack, EnableTerminationProtection: true }),
  );
};

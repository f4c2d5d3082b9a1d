import { DescribeUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import { DescribeTableCommand, UpdateTableCommand } from "@aws-sdk/client-dynamodb";
import type { Aws } from "./aws.ts";
import type { Finding } from "./findings.ts";
import { protectStack } from "./read-stacks.ts";
import type { DeployedStack } from "./stack-state.ts";

/** What of the kept data cannot be deleted by mistake at the moment. */
export type Protection = { readonly stack: boolean; readonly table: boolean; readonly userPool: boolean };

/** What a deployment switches on again by itself, and what it finds. */
export type ProtectionDecision = {
  readonly switchOn: readonly ("stack" | "table")[];
  readonly findings: readonly Finding[];
};

/**
 * What to do about protection that is off: the stack's and the table's are switched on at once. The user pool's is not: Cognito sets every
 * other setting of the pool back when one is changed, so a person does it in the console.
 */
export const decideProtection = (found: Protection, userPool: string): ProtectionDecision => {
  const about = "Protection";
  const switchOn = (["stack", "table"] as const).filter((part) => !found[part]);
  const named = { stack: "the data stack", table: "the table" };
  const again: Finding[] = switchOn.map((part) => ({
    state: "note",
    about,
    says: `deletion of ${named[part]} was possible. It is switched off again.`,
  }));
  const pool: Finding[] = found.userPool
    ? []
    : [
        {
          state: "failed",
          about,
          says: `the user pool ${userPool} can be deleted. Switch it off: Cognito > User pools > ${userPool} > Settings > Deletion protection.`,
        },
      ];
  const findings = [...again, ...pool];
  const allWell: Finding = {
    state: "ok",
    about,
    says: "the data stack, its table and its user pool cannot be deleted.",
  };
  return { switchOn, findings: findings.length === 0 ? [allWell] : findings };
};

const outputOf = ({ name, outputs }: DeployedStack, output: string): string => {
  const value = outputs[output];
  if (value === undefined) throw new Error(`${name} has no output ${output}. Deploy it again.`);
  return value;
};

const readProtection = async (aws: Aws, data: DeployedStack): Promise<Protection> => {
  const [{ Table }, { UserPool }] = await Promise.all([
    aws.tables.send(new DescribeTableCommand({ TableName: outputOf(data, "TableName") })),
    aws.pools.send(new DescribeUserPoolCommand({ UserPoolId: outputOf(data, "UserPoolId") })),
  ]);
  return {
    stack: data.terminationProtection,
    table: Table?.DeletionProtectionEnabled ?? false,
    userPool: UserPool?.DeletionProtection === "ACTIVE",
  };
};

/** Sees to it that the data stack, its table and its user pool cannot be deleted by mistake, and says what it found. Doing it twice changes nothing. */
export const ensureProtection = async (aws: Aws, data: DeployedStack): Promise<readonly Finding[]> => {
  const decision = decideProtection(await readProtection(aws, data), outputOf(data, "UserPoolId"));
  if (decision.switchOn.includes("stack")) await protectStack(aws.stacks(data.region), data.name);
  if (decision.switchOn.includes("table")) {
    const TableName = outputOf(data, "TableName");
    await aws.tables.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: true }));
  }
  return decision.findings;
};

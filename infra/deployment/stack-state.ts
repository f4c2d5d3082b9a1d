/** A stack as CloudFormation has it. */
export type DeployedStack = {
  readonly name: string;
  readonly region: string;
  readonly status: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly terminationProtection: boolean;
};

/** The outputs of all stacks by their name. */
export const allOutputs = (stacks: readonly DeployedStack[]): Readonly<Record<string, string>> =>
  Object.fromEntries(stacks.flatMap(({ outputs }) => Object.entries(outputs)));

/** A resource that a first try left behind. */
export type Leftover = { readonly id: string; readonly type: string; readonly name: string };

/** What a deployment does with a stack: make it, change it, clear away a first try and make it, or stop with a sentence. */
export type Treatment =
  | { readonly does: "create" | "update" | "recreate" }
  | { readonly does: "refuse"; readonly says: string };

/** The statuses of a stack whose creation failed: CloudFormation can only delete it. */
const NEVER_CREATED = ["ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED"];

/** Whether the stack is one that failed to be created, and so holds nothing that was ever in use. */
export const creationFailed = ({ status }: Pick<DeployedStack, "status">): boolean =>
  NEVER_CREATED.includes(status);

/** Whether the stack was deployed with success at least once. */
export const isDeployed = (stack: DeployedStack | undefined): boolean =>
  stack !== undefined && !creationFailed(stack) && stack.status !== "REVIEW_IN_PROGRESS";

const RUNBOOK = 'docs/runbooks/deploy.md, "When the first deployment fails"';

const treatFailedCreation = (stack: DeployedStack, leftovers: readonly Leftover[]): Treatment => {
  const { name, region } = stack;
  const remove = `aws cloudformation delete-stack --region ${region} --stack-name ${name}`;
  if (leftovers.length > 0) {
    const named = leftovers.map(({ type, name: resource }) => `${resource} (${type})`).join(", ");
    return {
      does: "refuse",
      says: `its first deployment failed and left behind ${named}. Delete them if they are empty, then run: ${remove} (${RUNBOOK}).`,
    };
  }
  if (stack.terminationProtection) {
    return {
      does: "refuse",
      says: `its first deployment failed, and it is protected from deletion. Run: aws cloudformation update-termination-protection --no-enable-termination-protection --region ${region} --stack-name ${name}`,
    };
  }
  return { does: "recreate" };
};

/**
 * What to do with a stack in the state it is in. `leftovers` are the resources of a failed first deployment that were not removed with the
 * rest. Nothing that may hold data is ever deleted: with leftovers the answer is a refusal that names them.
 */
export const treatStack = (
  stack: DeployedStack | undefined,
  leftovers: readonly Leftover[] = [],
): Treatment => {
  if (stack === undefined || stack.status === "REVIEW_IN_PROGRESS") return { does: "create" };
  if (creationFailed(stack)) return treatFailedCreation(stack, leftovers);
  const { name, region, status } = stack;
  if (status.endsWith("_CLEANUP_IN_PROGRESS")) return { does: "update" };
  if (status.endsWith("_IN_PROGRESS")) {
    return {
      does: "refuse",
      says: `another deployment is working on it (${status}). Wait until that has ended, then deploy again.`,
    };
  }
  if (status === "UPDATE_ROLLBACK_FAILED") {
    return {
      does: "refuse",
      says: `its last change failed and could not be undone. Run: aws cloudformation continue-update-rollback --region ${region} --stack-name ${name}`,
    };
  }
  if (status === "DELETE_FAILED") {
    return {
      does: "refuse",
      says: `its deletion failed half-way. Its events in the CloudFormation console say why. Finish the deletion first.`,
    };
  }
  return { does: "update" };
};

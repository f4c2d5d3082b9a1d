import { paths } from "../../shared/pages/paths.ts";
import type { Environment } from "../environments.ts";
import { stackNames } from "../synthesize.ts";
import { type Deployment, deploymentSteps, type StackNeeds, synthesizeInto } from "./deploy-stacks.ts";
import { anyFailed, type Finding, findingLines } from "./findings.ts";
import { nextSteps } from "./next-steps.ts";
import type { PlannedStack } from "./plan.ts";
import { ensureProtection } from "./protection.ts";
import { readAccount, readAllStacks } from "./read-account.ts";
import { type Facts, judgeReadiness, judgeSettings } from "./readiness.ts";
import { runSteps, type StepResult } from "./run-steps.ts";
import { type SmokeNeeds, smokeTest } from "./smoke.ts";
import { allOutputs, type DeployedStack, isDeployed, treatStack } from "./stack-state.ts";

/** What a deployment works with. Everything that leaves this process is here. */
export type DeployNeeds = StackNeeds &
  SmokeNeeds & {
    readonly readPlan: (directory: string, environment: string) => readonly PlannedStack[];
    /** The mistakes of the templates of an assembly, one sentence each. */
    readonly templateErrors: (directory: string, plan: readonly PlannedStack[]) => readonly string[];
    /** Asks whether to go on; undefined without a terminal. */
    readonly agree: ((question: string) => Promise<boolean>) | undefined;
    /** Where to put the assembly, and the protected one of a first deployment. */
    readonly directories: { readonly assembly: string; readonly protectedAssembly: string };
  };

/** So many stacks are deployed at the same time; each is a process of its own. */
const AT_ONCE = 4;

const sayAll = ({ say }: DeployNeeds, title: string, lines: readonly string[]): void => {
  for (const line of ["", title, ...lines]) say(line);
};

const lookAtAccount = async (needs: DeployNeeds, environment: Environment): Promise<Facts | undefined> => {
  const settings = judgeSettings(environment);
  if (settings.state === "failed") {
    sayAll(needs, "Checks", findingLines([settings]));
    return undefined;
  }
  const facts = await readAccount(needs.aws, environment);
  const data = facts.stacks.find(({ name }) => name === stackNames(environment).data);
  const findings = [settings, ...judgeReadiness(environment, facts, isDeployed(data))];
  sayAll(needs, "Checks", findingLines(findings));
  return anyFailed(findings) ? undefined : facts;
};

/** Stacks of the environment that the code does not have any more. */
const superfluous = (plan: readonly PlannedStack[], stacks: readonly DeployedStack[]): string[] =>
  stacks
    .filter(({ name }) => !plan.some((one) => one.name === name))
    .map(
      ({ name, region }) =>
        `  ${name}: deployed, and not in the code any more. When nothing needs it: aws cloudformation delete-stack --region ${region} --stack-name ${name}`,
    );

const showChanges = async (
  needs: DeployNeeds,
  { plan, assembly, treatments }: Deployment,
  stacks: readonly DeployedStack[],
): Promise<void> => {
  const changes = (stack: PlannedStack) => treatments.get(stack.name)?.does === "update";
  const added = plan.filter((stack) => !changes(stack));
  sayAll(needs, "Changes", [
    ...added.map(({ label, region, resources }) => `  ${label}: new, ${resources} resources in ${region}`),
    ...superfluous(plan, stacks),
  ]);
  const changed = plan.filter(changes).map(({ name }) => name);
  if (changed.length === 0) return;
  const args = ["diff", ...changed, "--exclusively", "--app", assembly, "--method", "template"];
  if ((await needs.cdk(args, needs.say)) !== 0)
    throw new Error("The changes could not be shown. What cdk diff said is above.");
};

/** Asks for a page of the site and one of the desk. What comes of it is for the alarms to say. */
const knockAt = async ({ get }: DeployNeeds, { siteUrl }: Environment): Promise<void> => {
  await Promise.all([siteUrl, `${siteUrl}${paths.desk}`].map(get));
};

const prepare = async (
  needs: DeployNeeds,
  environment: Environment,
  { stacks, leftovers, identity }: Facts,
  watched: boolean,
): Promise<Deployment> => {
  const { assembly, protectedAssembly } = needs.directories;
  const dataName = stackNames(environment).data;
  const first = !isDeployed(stacks.find(({ name }) => name === dataName));
  await synthesizeInto(needs.cdk, environment, assembly, first);
  const plan = needs.readPlan(assembly, environment.name);
  const errors = needs.templateErrors(assembly, plan);
  if (errors.length > 0) {
    throw new Error(
      `CloudFormation would refuse the templates:\n${errors.map((one) => `  ${one}`).join("\n")}`,
    );
  }
  const stackNamed = (wanted: string) => stacks.find(({ name }) => name === wanted);
  return {
    environment,
    plan,
    assembly,
    watch: watched ? { account: identity.account, knock: () => knockAt(needs, environment) } : undefined,
    treatments: new Map(plan.map(({ name }) => [name, treatStack(stackNamed(name), leftovers.get(name))])),
    protectedAssembly: first
      ? async () => {
          await synthesizeInto(needs.cdk, environment, protectedAssembly, false);
          return protectedAssembly;
        }
      : undefined,
  };
};

const resultLine = (result: StepResult): string => {
  switch (result.outcome) {
    case "done":
      return `  ok      ${result.name}`;
    case "failed":
      return `  FAILED  ${result.error instanceof Error ? result.error.message : String(result.error)}`;
    case "skipped":
      return `  waits   ${result.name}: needs ${result.because}`;
  }
};

const sayFailures = (
  needs: DeployNeeds,
  results: readonly StepResult[],
  name: string,
  yes: boolean,
): void => {
  const order = ["done", "skipped", "failed"];
  const sorted = results.toSorted((one, other) => order.indexOf(one.outcome) - order.indexOf(other.outcome));
  sayAll(needs, "Not everything was deployed", sorted.map(resultLine));
  sayAll(needs, "What is deployed stays as it is. When the cause is mended, go on with the rest:", [
    `  npm run deploy -- ${name}${yes ? " --yes" : ""}`,
    "All that was printed is in .build/deploy/, one file for each stack.",
  ]);
};

/** After a first deployment that failed in part: what can be done while the cause is being mended. Records and answers of AWS take days, so they should not wait. */
const sayMeanwhile = async (needs: DeployNeeds, { environment }: Deployment): Promise<void> => {
  const stacks = await readAllStacks(needs.aws, environment);
  const data = stacks.find(({ name }) => name === stackNames(environment).data);
  if (isDeployed(data)) sayAll(needs, "Meanwhile:", nextSteps(environment, allOutputs(stacks)));
};

/** Protection, smoke test and what is still to do. Gives whether all is well. */
const finish = async (
  needs: DeployNeeds,
  { environment, plan, treatments }: Deployment,
): Promise<boolean> => {
  const stacks = await readAllStacks(needs.aws, environment);
  const data = stacks.find(({ name }) => name === stackNames(environment).data);
  const frontDoor = plan.find(({ outputs }) => outputs.includes("SiteAddress"))?.name ?? "";
  const siteIsNew = treatments.get(frontDoor)?.does !== "update";
  const findings: Finding[] = data === undefined ? [] : [...(await ensureProtection(needs.aws, data))];
  sayAll(needs, "Protection", findingLines(findings));
  const tried = await smokeTest(needs, environment, stacks, siteIsNew);
  sayAll(needs, "Smoke test", findingLines(tried));
  needs.say("");
  if (siteIsNew) for (const line of nextSteps(environment, allOutputs(stacks))) needs.say(line);
  const { siteUrl, name } = environment;
  const well = !anyFailed([...findings, ...tried]);
  needs.say(
    well
      ? `Deployed. The site is ${siteUrl}, the desk ${siteUrl}/desk.`
      : `Deployed, but not all is well: see FAILED above. Try again with: npm run smoke -- ${name}`,
  );
  return well;
};

/**
 * Deploys an environment: checks, changes, the stacks, protection, smoke test. `yes` goes on without asking; without it
 * there must be a terminal to ask at. `watched` has the pages changed back when their alarms go off; without it a release can be deployed that mends pages whose
 * alarms are on already. Gives whether all went well. Throws a sentence when it cannot even start.
 */
export const deploy = async (
  needs: DeployNeeds,
  environment: Environment,
  yes: boolean,
  watched = true,
): Promise<boolean> => {
  if (!yes && needs.agree === undefined) {
    throw new Error(
      `There is no terminal to ask at. To deploy without asking: npm run deploy -- ${environment.name} --yes`,
    );
  }
  const facts = await lookAtAccount(needs, environment);
  if (facts === undefined) {
    needs.say("\nNothing was deployed.");
    return false;
  }
  const deployment = await prepare(needs, environment, facts, watched);
  await showChanges(needs, deployment, facts.stacks);
  if (!yes && !(await needs.agree?.(`\nDeploy this to account ${facts.identity.account}?`))) {
    needs.say("Nothing was deployed.");
    return false;
  }
  const results = await runSteps(deploymentSteps(needs, deployment), AT_ONCE);
  if (results.some(({ outcome }) => outcome !== "done")) {
    sayFailures(needs, results, environment.name, yes);
    if (deployment.protectedAssembly !== undefined) await sayMeanwhile(needs, deployment);
    return false;
  }
  return finish(needs, deployment);
};

import { DeleteChangeSetCommand } from "@aws-sdk/client-cloudformation";
import type { Environment } from "../environments.ts";
import type { Aws } from "./aws.ts";
import { type Cdk, runQuietly } from "./cdk.ts";
import { certificateRecord, firstFailure, lastError, remedyFor, sayFailure } from "./failure.ts";
import { type Say, sayDuration, shownLine } from "./output.ts";
import type { PlannedStack } from "./plan.ts";
import { readEvents, readStacks, removeStack } from "./read-stacks.ts";
import type { Step } from "./run-steps.ts";
import type { Treatment } from "./stack-state.ts";
import { updateWatched, WATCHED_MINUTES } from "./watched-update.ts";

/** What deploying stacks works with. */
export type StackNeeds = {
  readonly aws: Aws;
  readonly cdk: Cdk;
  readonly say: Say;
  /** Keeps every line of a stack's deployment, with what is not shown. */
  readonly log: (label: string, line: string) => void;
  readonly uploadAssets: (bucket: string) => Promise<number>;
  /** A template of an assembly. */
  readonly readTemplate: (assembly: string, file: string) => string;
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
};

/** One deployment: the plan, where its templates are, and what to do with each stack. */
export type Deployment = {
  readonly environment: Environment;
  readonly plan: readonly PlannedStack[];
  /** The directory of the cloud assembly. */
  readonly assembly: string;
  readonly treatments: ReadonlyMap<string, Treatment>;
  /** The assembly of the protected data stack, when this one is not: on the first deployment. */
  readonly protectedAssembly: (() => Promise<string>) | undefined;
  /** How the pages are watched while they are changed; undefined where nobody is to change them back. */
  readonly watch: { readonly account: string; readonly knock: () => Promise<void> } | undefined;
};

const ASSETS_OUTPUT = "AssetsBucket";
/** The output that only the data stack has. */
const DATA_OUTPUT = "TableName";
const CERTIFICATE_PAUSE_MS = 10_000;
/** Clocks of this machine and of AWS may differ by so much. */
const CLOCK_SLACK_MS = 5_000;

const outputOf = async (
  needs: StackNeeds,
  { environment, plan }: Deployment,
  from: string,
  output: string,
) => {
  const region = plan.find(({ name }) => name === from)?.region ?? environment.region;
  const stacks = await readStacks(needs.aws.stacks(region), region, environment);
  const value = stacks.find(({ name }) => name === from)?.outputs[output];
  if (value === undefined) throw new Error(`${from} has no output ${output}. Deploy it again.`);
  return value;
};

const parametersFor = async (
  needs: StackNeeds,
  deployment: Deployment,
  stack: PlannedStack,
): Promise<string[]> => {
  const given = await Promise.all(
    Object.entries(stack.parameters).map(async ([parameter, from]) => {
      const value = await outputOf(needs, deployment, from, parameter);
      return ["--parameters", `${stack.name}:${parameter}=${value}`];
    }),
  );
  return given.flat();
};

/** Says which DNS record a new certificate waits for, once CloudFormation tells it; until then, and without one, asks again. */
const watchCertificate = async (
  needs: StackNeeds,
  { name, label, region }: PlannedStack,
  since: Date,
  ended: () => boolean,
): Promise<void> => {
  while (!ended()) {
    const events = await readEvents(needs.aws.stacks(region), name, since).catch(() => []);
    const record = certificateRecord(events);
    if (record !== undefined) {
      needs.say(`${label}: the certificate waits for this record in the DNS, and goes on when it is there:`);
      needs.say(`    ${record}`);
      return;
    }
    await needs.sleep(CERTIFICATE_PAUSE_MS);
  }
};

const sayWhy = async (
  needs: StackNeeds,
  { name, label, region }: PlannedStack,
  since: Date,
  lines: readonly string[],
): Promise<string> => {
  const events = await readEvents(needs.aws.stacks(region), name, since).catch(() => []);
  const failure = firstFailure(events);
  if (failure !== undefined) return sayFailure(label, failure);
  const error = lastError(lines);
  const remedy = remedyFor(error);
  return `${label}: ${error}${remedy === undefined ? "" : ` ${remedy}`}`;
};

const widest = (plan: readonly PlannedStack[]): number => Math.max(...plan.map(({ label }) => label.length));

const runCdk = async (
  needs: StackNeeds,
  { plan }: Deployment,
  stack: PlannedStack,
  args: readonly string[],
): Promise<void> => {
  const since = new Date(needs.now().getTime() - CLOCK_SLACK_MS);
  const lines: string[] = [];
  let ended = false;
  const watching = stack.outputs.includes("CertificateArn")
    ? watchCertificate(needs, stack, since, () => ended)
    : Promise.resolve();
  const code = await needs.cdk(args, (line) => {
    lines.push(line);
    needs.log(stack.label, line);
    const shown = shownLine(line, stack, widest(plan));
    if (shown !== undefined) needs.say(shown);
  });
  ended = true;
  await watching;
  if (code !== 0) throw new Error(await sayWhy(needs, stack, since, lines));
};

const deployStack = async (
  needs: StackNeeds,
  deployment: Deployment,
  stack: PlannedStack,
  assembly: string,
): Promise<void> => {
  const { name, label } = stack;
  const began = needs.now().getTime();
  needs.say(`== ${label}: starts`);
  const parameters = await parametersFor(needs, deployment, stack);
  await runCdk(needs, deployment, stack, [
    ...["deploy", name, "--exclusively", "--app", assembly],
    // Rights were shown with all other changes, and the operator agreed or passed --yes.
    ...["--require-approval", "never", "--progress", "events"],
    ...parameters,
  ]);
  needs.say(`== ${label}: done in ${sayDuration(needs.now().getTime() - began)}`);
};

/** The stack whose alarms say that visitors or the team meet errors. */
const PAGES = "pages";
const PUBLISHED = "published";

/** Publishes the code, then changes the stack by a call of our own: cdk cannot tell CloudFormation which alarms to look at. */
const deployUnderWatch = async (
  needs: StackNeeds,
  deployment: Deployment,
  stack: PlannedStack,
): Promise<void> => {
  const { assembly, watch } = deployment;
  if (watch === undefined) return deployStack(needs, deployment, stack, assembly);
  const { name, label, region, templateFile } = stack;
  needs.say(`== ${label}: starts; its alarms are watched until ${WATCHED_MINUTES} minutes after`);
  await runCdk(needs, deployment, stack, [
    ...["deploy", name, "--exclusively", "--app", assembly, "--require-approval", "never"],
    ...["--method", "prepare-change-set", "--change-set-name", PUBLISHED],
  ]);
  const client = needs.aws.stacks(region);
  await client.send(new DeleteChangeSetCommand({ StackName: name, ChangeSetName: PUBLISHED }));
  const { account, knock } = watch;
  const template = needs.readTemplate(assembly, templateFile);
  const became = await updateWatched(
    { client, metrics: needs.aws.metrics, sleep: needs.sleep, knock },
    { name, region, account, template },
  );
  needs.say(`== ${label}: ${became === "updated" ? "done, and no alarm went off" : "nothing to change"}`);
};

const stackStep = (needs: StackNeeds, deployment: Deployment, stack: PlannedStack, assets: string): Step => ({
  name: stack.label,
  needs: [
    ...deployment.plan.filter(({ name }) => stack.needs.includes(name)).map(({ label }) => label),
    ...(stack.needs.includes(assets) ? ["static files"] : []),
  ],
  run: async () => {
    if (deployment.treatments.get(stack.name)?.does === "recreate") {
      needs.say(`== ${stack.label}: deletes the empty stack of the deployment that failed`);
      await removeStack(needs.aws.stacks(stack.region), stack.name);
    }
    if (stack.label === PAGES && deployment.treatments.get(stack.name)?.does === "update")
      await deployUnderWatch(needs, deployment, stack);
    else await deployStack(needs, deployment, stack, deployment.assembly);
  },
});

const planned = (plan: readonly PlannedStack[], output: string): PlannedStack => {
  const found = plan.find(({ outputs }) => outputs.includes(output));
  if (found === undefined) throw new Error(`No stack has the output ${output}.`);
  return found;
};

/**
 * The steps of a deployment: each stack when those it needs are there, the static files between the data and the functions that name them, and on the
 * first deployment the protection of the data as soon as they are there.
 */
export const deploymentSteps = (needs: StackNeeds, deployment: Deployment): Step[] => {
  const { plan, protectedAssembly } = deployment;
  const [assets, data] = [planned(plan, ASSETS_OUTPUT), planned(plan, DATA_OUTPUT)];
  const upload: Step = {
    name: "static files",
    needs: [assets.label],
    run: async () => {
      const count = await needs.uploadAssets(await outputOf(needs, deployment, assets.name, ASSETS_OUTPUT));
      needs.say(`== static files: ${count} uploaded`);
    },
  };
  const protect: Step[] =
    protectedAssembly === undefined
      ? []
      : [
          {
            name: "protection",
            needs: [data.label],
            run: async () =>
              deployStack(needs, deployment, { ...data, label: "protection" }, await protectedAssembly()),
          },
        ];
  return [...plan.map((stack) => stackStep(needs, deployment, stack, assets.name)), upload, ...protect];
};

/** Synthesizes the environment into `directory`. `first` leaves out the protection that a failed first deployment would trip over. */
export const synthesizeInto = async (
  cdk: Cdk,
  environment: Environment,
  directory: string,
  first: boolean,
): Promise<void> => {
  await runQuietly(cdk, [
    ...["synth", "--quiet", "--output", directory, "--context", `environment=${environment.name}`],
    ...(first ? ["--context", "protect=no"] : []),
  ]);
};

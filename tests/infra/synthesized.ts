import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CloudFormationStackArtifact } from "aws-cdk-lib/cx-api";
import * as z from "zod/mini";
import { gatherAssets } from "../../infra/constructs/assets.ts";
import { type Bundles, bundleFunctions, functionSources } from "../../infra/constructs/bundles.ts";
import { type Environment, environmentNamed } from "../../infra/environments.ts";
import { checkWithNag } from "../../infra/nag.ts";
import { type Ingredients, stackNames, synthesize } from "../../infra/synthesize.ts";

/** The project's folder. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

const resourceSchema = z.object({
  Type: z.string(),
  Properties: z._default(z.record(z.string(), z.unknown()), {}),
  DependsOn: z.optional(z.union([z.string(), z.array(z.string())])),
  DeletionPolicy: z.optional(z.string()),
  UpdateReplacePolicy: z.optional(z.string()),
});

const outputSchema = z.object({ Export: z.optional(z.object({ Name: z.string() })) });

const templateSchema = z.object({
  Resources: z.record(z.string(), resourceSchema),
  Outputs: z._default(z.record(z.string(), outputSchema), {}),
});

/** A resource of a template with its logical id. */
export type Resource = z.infer<typeof resourceSchema> & { readonly id: string };

/** One stack as it would be deployed. */
export type SynthesizedStack = {
  readonly name: string;
  readonly resources: readonly Resource[];
  /** Names that other stacks can import. */
  readonly exports: readonly string[];
  /** Stacks that must be deployed before it. */
  readonly dependencies: readonly string[];
  readonly terminationProtection: boolean;
  /** The template as it is uploaded. */
  readonly body: string;
};

/** The templates of production as they would be deployed, with the code they would upload. */
export type Synthesized = {
  readonly stacks: readonly SynthesizedStack[];
  readonly data: readonly Resource[];
  /** What is in the core stack, those of the features and the front door's: all that is made from the code alone. */
  readonly service: readonly Resource[];
  readonly edge: readonly Resource[];
  readonly bundles: Bundles;
};

/** Reads one stack of an assembly. */
export const describeStack = (artifact: CloudFormationStackArtifact): SynthesizedStack => {
  const body = readFileSync(artifact.templateFullPath, "utf8");
  const { Resources, Outputs } = templateSchema.parse(JSON.parse(body));
  return {
    name: artifact.stackName,
    resources: Object.entries(Resources).map(([id, resource]) => ({ id, ...resource })),
    exports: Object.values(Outputs).flatMap(({ Export }) => (Export === undefined ? [] : [Export.Name])),
    dependencies: artifact.dependencies.flatMap((dependency) =>
      dependency instanceof CloudFormationStackArtifact ? [dependency.stackName] : [],
    ),
    terminationProtection: artifact.terminationProtection ?? false,
    body,
  };
};

/** What a test changes of production: settings, bundles made before, whether the data stack is protected. */
export type Changes = {
  readonly settings?: Partial<Environment>;
  readonly bundles?: Bundles;
  readonly protect?: boolean;
};

/** The cloud assembly that was synthesized last. */
export const ASSEMBLY = join(root, ".build/tests/cdk.out");

/**
 * Bundles and synthesizes production, with `changes` and with cdk-nag over it. Throws if cdk-nag
 * finds anything that is not accepted in infra/nag-exceptions.ts. `bundles` saves bundling again.
 */
export const synthesizeProduction = async (changes: Changes = {}): Promise<Synthesized> => {
  rmSync(ASSEMBLY, { recursive: true, force: true });
  const environment = { ...environmentNamed("production"), ...changes.settings };
  const bundles = changes.bundles ?? (await bundleFunctions(root, ".build/tests/functions"));
  const assets = gatherAssets(root, ".build/tests/assets");
  const { protect = true } = changes;
  return read({ environment, bundles, assets, protect, check: checkWithNag }, ASSEMBLY);
};

const noCode = (directory: string): Bundles =>
  new Map(
    functionSources(root).map((source) => {
      const name = source.replace(/^functions\/(.*)\.ts$/, "$1").replaceAll("/", "-");
      return [source, { source, name, directory, bytes: 0, inputs: [], loads: {} }];
    }),
  );

/** Production without its code, which takes seconds instead of minutes: for looking at what does not depend on it. */
export const synthesizeWithoutCode = (): Synthesized => {
  const directory = mkdtempSync(join(tmpdir(), "convenor-"));
  try {
    const code = join(directory, "code");
    mkdirSync(code);
    const environment = environmentNamed("production");
    const assets = { directory: code, path: "/assets/none" };
    return read({ environment, bundles: noCode(code), assets }, join(directory, "cdk.out"));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
};

const read = (ingredients: Ingredients, directory: string): Synthesized => {
  const { environment, bundles } = ingredients;
  const assembly = synthesize(ingredients, root, directory);
  const stacks = assembly.stacks.map(describeStack);
  const names = stackNames(environment);
  const resourcesOf = (...wanted: readonly string[]): Resource[] =>
    wanted.flatMap((name) => stacks.find((stack) => stack.name === name)?.resources ?? []);
  return {
    stacks,
    data: resourcesOf(names.data),
    service: resourcesOf(names.core, ...names.features, names.frontDoor),
    edge: resourcesOf(names.edge),
    bundles,
  };
};

/** The resources of one type. */
export const ofType = (resources: readonly Resource[], type: string): Resource[] =>
  resources.filter(({ Type }) => Type === type);

const statementSchema = z.object({
  Effect: z.string(),
  Action: z.pipe(
    z.union([z.string(), z.array(z.string())]),
    z.transform((actions) => [actions].flat()),
  ),
  Resource: z.pipe(
    z.unknown(),
    z.transform((resources): unknown[] => [resources].flat()),
  ),
  Condition: z.optional(z.record(z.string(), z.record(z.string(), z.unknown()))),
});

const roleSchema = z.object({
  Policies: z._default(
    z.array(z.object({ PolicyDocument: z.object({ Statement: z.array(statementSchema) }) })),
    [],
  ),
});

/** One permission of a role: what it may do to which resources. */
export type Statement = z.infer<typeof statementSchema>;

/** The permissions in a role's own policies. */
export const statementsOf = (role: Resource): Statement[] =>
  roleSchema.parse(role.Properties).Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);

const lambdaSchema = z.object({
  Description: z.string(),
  Environment: z.object({ Variables: z.looseObject({ POWERTOOLS_SERVICE_NAME: z.string() }) }),
});

/** A function of the service: its name is its source's path with dashes. */
export type DeployedFunction = {
  readonly name: string;
  readonly id: string;
  /** The path of constructs it is in, which its role, rule and alarm share: `MembersOnMemberJoined`. */
  readonly prefix: string;
  readonly impact: string;
};

/** All functions of the service. */
export const functionsOf = ({ service }: Synthesized): DeployedFunction[] =>
  ofType(service, "AWS::Lambda::Function").map(({ id, Properties }) => {
    const { Description, Environment } = lambdaSchema.parse(Properties);
    return {
      id,
      name: Environment.Variables.POWERTOOLS_SERVICE_NAME,
      prefix: id.replace(/Function[0-9A-F]{8}$/, ""),
      impact: Description,
    };
  });

/** What the function's own role may do. */
export const rightsOf = ({ service }: Synthesized, { prefix }: DeployedFunction): Statement[] =>
  ofType(service, "AWS::IAM::Role")
    .filter(({ id }) => /^Role[0-9A-F]{8}$/.test(id.slice(prefix.length)) && id.startsWith(prefix))
    .flatMap(statementsOf);

/** Whether a value of a template refers, anywhere in it, to the resource or export whose id contains `id`. */
export const refersTo = (value: unknown, id: string): boolean => JSON.stringify(value ?? null).includes(id);

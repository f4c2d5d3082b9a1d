import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { gatherAssets } from "../../infra/constructs/assets.ts";
import { type Bundles, bundleFunctions } from "../../infra/constructs/bundles.ts";
import { type Environment, environmentNamed } from "../../infra/environments.ts";
import { stackNames, synthesize } from "../../infra/synthesize.ts";

/** The project's folder. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

const resourceSchema = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
});

const templateSchema = z.object({ Resources: z.record(z.string(), resourceSchema) });

/** A resource of a template with its logical id. */
export type Resource = z.infer<typeof resourceSchema> & { readonly id: string };

/** The templates of production as they would be deployed, with the code they would upload. */
export type Synthesized = {
  readonly data: readonly Resource[];
  readonly service: readonly Resource[];
  readonly edge: readonly Resource[];
  readonly bundles: Bundles;
};

/**
 * Bundles and synthesizes production, with `changes` to its settings and with cdk-nag over it. Throws if cdk-nag
 * finds anything that is not accepted in infra/nag-exceptions.ts. `bundles` saves bundling again.
 */
export const synthesizeProduction = async (
  changes: Partial<Environment> = {},
  given?: Bundles,
): Promise<Synthesized> => {
  const outdir = join(root, ".build/tests/cdk.out");
  rmSync(outdir, { recursive: true, force: true });
  const environment = { ...environmentNamed("production"), ...changes };
  const bundles = given ?? (await bundleFunctions(root, ".build/tests/functions"));
  const assets = gatherAssets(root, ".build/tests/assets");
  const assembly = synthesize({ environment, bundles, assets, checked: true }, root, outdir);
  const names = stackNames(environment);
  const resourcesOf = (name: string): Resource[] => {
    const stack = assembly.stacks.find(({ stackName }) => stackName === name);
    if (stack === undefined) return [];
    const { Resources } = templateSchema.parse(stack.template);
    return Object.entries(Resources).map(([id, resource]) => ({ id, ...resource }));
  };
  return {
    data: resourcesOf(names.data),
    service: resourcesOf(names.service),
    edge: resourcesOf(names.edge),
    bundles,
  };
};

/** The resources of one type. */
export const ofType = (resources: readonly Resource[], type: string): Resource[] =>
  resources.filter(({ Type }) => Type === type);

const statementSchema = z.object({
  Effect: z.string(),
  Action: z.union([z.string(), z.array(z.string())]).transform((actions) => [actions].flat()),
  Resource: z.unknown().transform((resources): unknown[] => [resources].flat()),
});

const policySchema = z.object({ PolicyDocument: z.object({ Statement: z.array(statementSchema) }) });

/** One permission of a role: what it may do to which resources. */
export type Statement = z.infer<typeof statementSchema>;

/** The permissions of a policy. */
export const statementsOf = (policy: Resource): Statement[] =>
  policySchema.parse(policy.Properties).PolicyDocument.Statement;

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
  ofType(service, "AWS::IAM::Policy")
    .filter(({ id }) => id.startsWith(`${prefix}RoleDefaultPolicy`))
    .flatMap(statementsOf);

/** Whether a value of a template refers, anywhere in it, to the resource or export whose id contains `id`. */
export const refersTo = (value: unknown, id: string): boolean => JSON.stringify(value ?? null).includes(id);

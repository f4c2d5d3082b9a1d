import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import { functionNamePrefix } from "../environments.ts";

const manifestSchema = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      environment: z.optional(z.string()),
      dependencies: z._default(z.array(z.string()), []),
      properties: z._default(
        z.object({ templateFile: z.optional(z.string()), stackName: z.optional(z.string()) }),
        {},
      ),
    }),
  ),
});

const templateSchema = z.object({
  Parameters: z._default(z.record(z.string(), z.object({ Default: z.optional(z.unknown()) })), {}),
  Outputs: z._default(z.record(z.string(), z.unknown()), {}),
  Resources: z.record(z.string(), z.unknown()),
});

type Manifest = z.infer<typeof manifestSchema>;
type Template = z.infer<typeof templateSchema>;

/** A stack that a deployment makes or changes, and what must be there before it. */
export type PlannedStack = {
  readonly name: string;
  /** The name without the programme's and the environment's: `data`. What is printed before each line about it. */
  readonly label: string;
  readonly region: string;
  readonly templateFile: string;
  /** Names of the stacks it stands on. */
  readonly needs: readonly string[];
  /** Its parameters, each with the stack whose output of the same name fills it in. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly outputs: readonly string[];
  readonly resources: number;
};

const openParameters = ({ Parameters }: Template): string[] =>
  Object.entries(Parameters).flatMap(([name, { Default }]) => (Default === undefined ? [name] : []));

type Found = {
  readonly name: string;
  readonly artifact: Manifest["artifacts"][string];
  readonly template: Template;
};

const providerOf = (parameter: string, found: readonly Found[]): string => {
  const provider = found.find(({ template }) => parameter in template.Outputs);
  if (provider === undefined) throw new Error(`No stack has the output ${parameter}, which another needs.`);
  return provider.name;
};

const planned = (
  { name, artifact, template }: Found,
  found: readonly Found[],
  prefix: string,
): PlannedStack => {
  const parameters = Object.fromEntries(
    openParameters(template).map((parameter) => [parameter, providerOf(parameter, found)]),
  );
  const stacks = new Set(found.map((one) => one.name));
  const needs = new Set([...artifact.dependencies, ...Object.values(parameters)]);
  return {
    name,
    label: name.startsWith(prefix) ? name.slice(prefix.length) : name,
    region: artifact.environment?.split("/").at(-1) ?? "",
    templateFile: artifact.properties.templateFile ?? "",
    needs: [...needs].filter((need) => stacks.has(need)),
    parameters,
    outputs: Object.keys(template.Outputs),
    resources: Object.keys(template.Resources).length,
  };
};

/**
 * The stacks of a cloud assembly with what each needs: what CDK noted as its dependencies, and the stacks in another region whose outputs
 * it takes as parameters. `read` gives a file of the assembly. Throws if a parameter has no output to fill it in.
 */
export const planStacks = (read: (file: string) => string, prefix: string): PlannedStack[] => {
  const { artifacts } = manifestSchema.parse(JSON.parse(read("manifest.json")));
  const found = Object.entries(artifacts).flatMap(([name, artifact]): Found[] => {
    const file = artifact.properties.templateFile;
    if (artifact.type !== "aws:cloudformation:stack" || file === undefined) return [];
    return [{ name, artifact, template: templateSchema.parse(JSON.parse(read(file))) }];
  });
  return found.map((one) => planned(one, found, prefix));
};

/** The stacks of the assembly that `cdk synth` wrote into `directory`, for the environment called `environment`. */
export const readPlan = (directory: string, environment: string): PlannedStack[] =>
  planStacks(
    (file) => readFileSync(join(directory, file), "utf8"),
    functionNamePrefix({ name: environment }),
  );

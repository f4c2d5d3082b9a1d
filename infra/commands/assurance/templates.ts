import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod/mini";
import { type Bundles, bundleName, functionSources } from "../../constructs/bundles.ts";
import { environmentNamed } from "../../environments.ts";
import { stackNames, synthesize } from "../../synthesize.ts";

/** A resource as CloudFormation would make it. */
export type Resource = {
  /** Its logical id, which other resources and exports name it by. */
  readonly id: string;
  /** The stack without the environment's prefix: `data`, `core`. */
  readonly stack: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly kept: boolean;
};

const templateSchema = z.object({
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Properties: z._default(z.record(z.string(), z.unknown()), {}),
      DeletionPolicy: z.optional(z.string()),
    }),
  ),
});

/** The templates name the code and do not hold it, so that any file does: bundling would take longer than all the rest. */
const withoutCode = (root: string, directory: string): Bundles =>
  new Map(
    functionSources(root).map((source) => [
      source,
      { source, name: bundleName(source), directory, bytes: 0, inputs: [], loads: {} },
    ]),
  );

/** All resources of production, as the settings in the repository have it. Needs no account and no network. */
export const productionResources = (root: string): readonly Resource[] => {
  const place = mkdtempSync(join(tmpdir(), "convenor-docs-"));
  try {
    const code = join(place, "code");
    mkdirSync(code);
    writeFileSync(join(code, "index.mjs"), "");
    const environment = environmentNamed("production");
    const ingredients = {
      environment,
      bundles: withoutCode(root, code),
      assets: { directory: code, path: "/assets/0" },
    };
    const { stacks } = synthesize(ingredients, root, join(place, "templates"));
    const prefix = stackNames(environment).data.replace(/data$/, "");
    return stacks.flatMap(({ stackName, templateFullPath }) =>
      Object.entries(templateSchema.parse(JSON.parse(readFileSync(templateFullPath, "utf8"))).Resources).map(
        ([id, { Type, Properties, DeletionPolicy }]) => ({
          id,
          stack: stackName.replace(prefix, ""),
          type: Type,
          properties: Properties,
          kept: DeletionPolicy?.startsWith("Retain") ?? false,
        }),
      ),
    );
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
};

/** The resources of one type, in the order of their ids. */
export const ofType = (resources: readonly Resource[], type: string): readonly Resource[] =>
  resources.filter((one) => one.type === type).toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** Whether a value of a template names this resource, directly or by an export. */
export const names = (value: unknown, { id }: Pick<Resource, "id">): boolean =>
  JSON.stringify(value ?? null).includes(id);

/** What a resource is called by its construct: `BucketsFiles72356973` is *Buckets Files*. */
export const calledBy = ({ id }: Pick<Resource, "id">): string =>
  id.replace(/[0-9A-F]{8}$/, "").replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ");

/** A table of markdown; an empty cell says so with a dash. */
export const markdownTable = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.map((cell) => (cell === "" ? "–" : cell)).join(" | ")} |`)
    .join("\n");

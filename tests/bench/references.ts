import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Bundle, bundleFunction } from "../../infra/constructs/bundles.ts";

/** The project's folder. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

const SDK_IMPORT = /^import \{([^}]*)\} from "(@aws-sdk\/[^"]+)"/gm;

/** What the sources that a function loads at once import of the SDK, by package. Types are not loaded. */
export const sdkImports = ({ loads }: Bundle): Map<string, Set<string>> => {
  const found = new Map<string, Set<string>>();
  for (const [source, bytes] of Object.entries(loads)) {
    if (!/^(functions|shared)\/.*\.ts$/.test(source) || bytes === 0) continue;
    for (const [, names = "", from = ""] of readFileSync(join(root, source), "utf8").matchAll(SDK_IMPORT)) {
      if (!Object.keys(loads).some((path) => path.startsWith(`node_modules/${from}/`))) continue;
      const known = found.get(from) ?? new Set<string>();
      for (const name of names.split(",").map((one) => one.trim()))
        if (name !== "" && !name.startsWith("type ")) known.add(name);
      found.set(from, known);
    }
  }
  return found;
};

const construct = (name: string): string =>
  name === "DynamoDBDocumentClient"
    ? "DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 5 }))"
    : `new ${name}({ maxAttempts: 5 })`;

/** A module that makes the same clients with the same commands at hand, and does nothing else. */
const referenceSource = (imports: ReadonlyMap<string, ReadonlySet<string>>): string => {
  const lines = [...imports].map(([from, names]) => `import { ${[...names].join(", ")} } from "${from}";`);
  const names = [...imports.values()].flatMap((one) => [...one]);
  const clients = names.filter((name) => name.endsWith("Client"));
  const others = names.filter((name) => !name.endsWith("Client"));
  return [
    ...lines,
    `export const clients = [${clients.map(construct).join(", ")}];`,
    `export const others = [${others.join(", ")}];`,
    "export const handler = () => clients.length + others.length;",
  ].join("\n");
};

/** Bundles that only make SDK clients, one for each set of clients, made when first asked for. */
export class References {
  readonly #home: string;
  readonly #made = new Map<string, Promise<Bundle>>();

  /** `home` is a folder of the project for what is made here, relative to the project. */
  constructor(home: string) {
    this.#home = home;
  }

  /** The bundle that a function is held against. */
  of(bundle: Bundle): Promise<Bundle> {
    const source = referenceSource(sdkImports(bundle));
    const known = this.#made.get(source);
    if (known !== undefined) return known;
    const path = join(this.#home, `${this.#made.size}.ts`);
    mkdirSync(join(root, this.#home), { recursive: true });
    writeFileSync(join(root, path), source);
    const made = bundleFunction(path, root, join(this.#home, "bundles"));
    this.#made.set(source, made);
    return made;
  }
}

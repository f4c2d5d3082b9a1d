import type { Operator } from "../commands/operator.ts";
import type { Migrated } from "./migration.ts";
import type { Progress } from "./progress.ts";
import { migrations } from "./registry.ts";
import { migrate } from "./run.ts";

const PARTS_PER_SIGN = 8;

const sayResult = (id: string, { seen, changed, first, overtaken }: Migrated, apply: boolean): void => {
  console.log(`${id}: ${changed} of ${seen} ${apply ? "changed" : "would be changed"}.`);
  for (const key of first) console.log(`    ${key}`);
  if (changed > first.length) console.log(`    and ${changed - first.length} more`);
  if (overtaken > 0) {
    console.error(
      `${overtaken} were changed by somebody else each time it was tried. Run it again at a quiet moment.`,
    );
    process.exitCode = 1;
  }
};

/** Runs migrations one after another and says how far each is. Throws a sentence for one that there is none of. */
export const runMigrations = async (
  { needs }: Operator,
  ids: readonly string[],
  apply: boolean,
): Promise<void> => {
  for (const id of ids) {
    const migration = migrations.find((one) => one.id === id);
    if (migration === undefined)
      throw new Error(`There is no migration ${id}. npm run migrate -- list shows them.`);
    const say = ({ parts, seen }: Progress): void => {
      if (parts % PARTS_PER_SIGN === 0) console.log(`${id}: ${parts} of 32 parts, ${seen} looked at`);
    };
    sayResult(id, await migrate({ ...needs, say }, migration, apply), apply);
  }
};

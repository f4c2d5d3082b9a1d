import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import * as z from "zod/mini";
import { type Rehearsal, SECTIONS } from "./observation.ts";

const run = promisify(execFile);

const rehearsalSchema = z.object({
  observations: z.array(
    z.object({
      section: z.enum(SECTIONS),
      group: z.string(),
      id: z.string(),
      made: z.string(),
      stored: z.optional(z.string()),
      problem: z.optional(z.literal(true)),
    }),
  ),
  unseen: z.array(z.object({ what: z.string(), count: z.number(), why: z.string() })),
});

/** The rehearsal in a file that `--record` wrote. */
export const readRehearsal = (path: string): Rehearsal =>
  rehearsalSchema.parse(JSON.parse(readFileSync(path, "utf8")));

const COMMAND = "infra/commands/rehearse.ts";

/**
 * The same rehearsal by another version of the code: its commit is checked out beside, and its own command is run with the same arguments. It takes the packages of
 * this version. Throws a sentence when there is no such commit, or when it has no such command yet.
 */
export const rehearseWith = async (
  commit: string,
  args: readonly string[],
  { root, place }: { readonly root: string; readonly place: string },
): Promise<Rehearsal> => {
  const [tree, file] = [join(place, "tree"), join(place, "before.json")];
  mkdirSync(place, { recursive: true });
  await run("git", ["worktree", "add", "--detach", "--force", tree, commit], { cwd: root }).catch(() => {
    throw new Error(`${commit} cannot be checked out: is it a commit of this repository?`);
  });
  try {
    if (!existsSync(join(tree, COMMAND)))
      throw new Error(
        `${commit} is from before there was a rehearsal. Without --against, this code is tried alone.`,
      );
    symlinkSync(join(root, "node_modules"), join(tree, "node_modules"));
    // Its packages are those of this version by a link; what is in them goes by the place where it is asked for.
    await run(process.execPath, ["--preserve-symlinks", COMMAND, ...args, "--record", file], {
      cwd: tree,
      maxBuffer: 1 << 28,
    });
    return readRehearsal(file);
  } finally {
    await run("git", ["worktree", "remove", "--force", tree], { cwd: root });
    rmSync(file, { force: true });
  }
};

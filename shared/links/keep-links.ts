import { type CommitNeeds, commit } from "../journal/commit.ts";
import { RETRY, retryWithBackoff } from "../journal/retry.ts";
import { changedLinks, type NotedLink } from "./note.ts";
import { linksOf } from "./read.ts";

/** Whose links are kept. Nobody else notes links of this subject. */
export interface KeptLinks {
  readonly subject: string;
  /** The links that the thing has now, strongly consistent. */
  readonly read: () => Promise<readonly NotedLink[]>;
}

/**
 * Makes what is looked after the links that a thing has. What it is told of may be late, double or out of order: it goes by how the thing is now,
 * and looks again when it has written. Throws when the thing keeps changing.
 */
export const keepLinks = async (
  needs: CommitNeeds,
  { subject, read }: KeptLinks,
  once: string,
): Promise<void> => {
  let wanted = await read();
  await retryWithBackoff(
    needs,
    async (attempt) => {
      const kept = await linksOf(needs.table, subject);
      const writes = changedLinks(kept, wanted, needs.now());
      if (writes.length > 0) await commit(needs, { once: `${once}:${attempt}`, writes });
      const now = await read();
      if (changedLinks(wanted, now, needs.now()).length === 0) return "kept";
      wanted = now;
      return RETRY;
    },
    () => new Error(`The links of ${subject} kept changing.`),
  );
};

import { type CommitNeeds, commit } from "../journal/commit.ts";
import type { Letter } from "../letters/letter.ts";
import type { Registration } from "./registration.ts";
import { registrationsAfter } from "./store.ts";

/** Letters to a transaction. */
const PAGE = 40;

/**
 * Writes to everybody registered for an event, one transaction for every forty people. Interrupted and begun again, it goes on where it
 * was: a page that was written is not written again, and says itself where the next one begins or that it was the last, so that people
 * who register in between shift nobody into a second letter, and get none about what was before them.
 */
export const tellEverybody = async (
  needs: CommitNeeds,
  event: string,
  once: string,
  write: (registration: Registration) => Letter | undefined,
): Promise<void> => {
  let after: string | undefined;
  for (let page = 0; ; page += 1) {
    const registrations = await registrationsAfter(needs.table, event, after, PAGE);
    const letters = registrations.flatMap((registration) => write(registration) ?? []);
    const last = registrations.length < PAGE ? undefined : registrations.at(-1)?.person;
    const saved = await commit(needs, {
      once: `${once}:${page}`,
      result: last === undefined ? {} : { last },
      letters,
    });
    const next = saved.outcome === "repeated" ? saved.result["last"] : last;
    if (next === undefined) return;
    after = String(next);
  }
};

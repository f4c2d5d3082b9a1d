import type { CommitNeeds } from "../journal/commit.ts";
import { nameKey } from "../people/organisation-name.ts";
import { readPeople } from "../people/store.ts";
import { listPeopleOf, listPeopleToMap, moveToCode } from "./mapping-store.ts";

const AT_ONCE = 40;
const MOST_TRIES = 8;

interface Move {
  readonly key: string;
  /** The code that people get; undefined when it is taken from them. */
  readonly code: string | undefined;
}

/** Moves those of these people whom it concerns; gives whether the rest is to be moved too. */
const movePage = async (
  needs: CommitNeeds,
  ids: readonly string[],
  move: Move & { readonly from: string | undefined },
  once: string,
): Promise<boolean> => {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const people = (await readPeople(needs.table, ids)).flatMap((person) =>
      person !== undefined &&
      person.organisationCode === move.from &&
      person.organisation !== undefined &&
      nameKey(person.organisation) === move.key
        ? [person]
        : [],
    );
    const first = people[0]?.id;
    // Named after who is moved, so that a page that was interrupted or has grown is another change.
    if (first === undefined) return true;
    const saved = await moveToCode(needs, people, move, `${once}:${first}:${people.length}`);
    if (saved.outcome !== "refused") return true;
    if (saved.refusal === "overtaken") return false;
  }
  throw new Error(`People of one organisation kept changing while they were to be moved.`);
};

/** Gives everybody who typed a name the code that it means. Does nothing once the name means something else. */
export const giveCode = async (
  needs: CommitNeeds,
  key: string,
  code: string,
  once: string,
): Promise<void> => {
  let after: string | undefined;
  for (;;) {
    const page = await listPeopleToMap(needs.table, {
      key,
      limit: AT_ONCE,
      ...(after === undefined ? {} : { after }),
    });
    const ids = page.map(({ id }) => id);
    after = page.at(-1)?.place;
    if (after === undefined || !(await movePage(needs, ids, { key, code, from: undefined }, once))) return;
  }
};

/** Takes the code from everybody who has it because of the name that they typed. Does nothing once the name means something again. */
export const takeCode = async (
  needs: CommitNeeds,
  key: string,
  code: string,
  once: string,
): Promise<void> => {
  let after: string | undefined;
  for (;;) {
    const ids = await listPeopleOf(needs.table, code, {
      limit: AT_ONCE,
      ...(after === undefined ? {} : { after }),
    });
    after = ids.at(-1);
    if (after === undefined || !(await movePage(needs, ids, { key, code: undefined, from: code }, once)))
      return;
  }
};

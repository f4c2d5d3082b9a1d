import type { FanOutPage, FanOutPart } from "../../journal/fan-out.ts";
import { nameKey } from "../../people/organisation-name.ts";
import type { Table } from "../../platform/dynamo.ts";
import { codeWrites, listPeopleOf, listPeopleToMap, readPeopleOfName } from "./store.ts";

const AT_ONCE = 40;

interface Move {
  readonly key: string;
  /** The code that people have, and the one that they get; undefined for none. */
  readonly from: string | undefined;
  readonly code: string | undefined;
}

/** Moves those of these people whom it concerns; nobody, and nobody after them, once the name means something else. */
const movePage = async (
  table: Table,
  ids: readonly string[],
  { key, from, code }: Move,
  next: string | undefined,
): Promise<FanOutPage> => {
  const { people, mapped } = await readPeopleOfName(table, key, ids);
  if (mapped?.code !== code) return {};
  const moved = people.filter(
    ({ organisation, organisationCode }) =>
      organisationCode === from && organisation !== undefined && nameKey(organisation) === key,
  );
  return { writes: moved.length === 0 ? [] : codeWrites(moved, { key, code }), next };
};

/** Gives everybody who typed a name the code that it means. Does nothing once the name means something else. */
export const giveCode =
  (table: Table, key: string, code: string): FanOutPart =>
  async (cursor) => {
    const page = await listPeopleToMap(table, { key, limit: AT_ONCE, after: cursor });
    const ids = page.map(({ id }) => id);
    return movePage(table, ids, { key, from: undefined, code }, page.at(-1)?.place);
  };

/** Takes the code from everybody who has it because of the name that they typed. Does nothing once the name means something again. */
export const takeCode =
  (table: Table, key: string, code: string): FanOutPart =>
  async (cursor) => {
    const ids = await listPeopleOf(table, code, { limit: AT_ONCE, after: cursor });
    return movePage(table, ids, { key, from: code, code: undefined }, ids.at(-1));
  };

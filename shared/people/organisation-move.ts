import type { Overtaken, Write } from "../journal/commit.ts";
import type { FanOutPart } from "../journal/fan-out.ts";
import { type Item, queryAll, type Table } from "../platform/dynamo.ts";
import { nameKey, typedOrganisation } from "./organisation-name.ts";

const AT_ONCE = 20;

/** Which things get which code: those in which a name was typed, and which had the code `from` (undefined: none). */
export interface CodeMove {
  /** The key of the name (`organisation-name.ts`). */
  readonly key: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Whether the name still means what it is moved for. */
  readonly holds: () => Promise<boolean>;
}

/** A kind of thing that lies under its organisation: where, how it is read, and the write that gives it a code or takes it away. */
interface FiledKind<Thing> {
  readonly place: string;
  readonly parse: (item: Item) => Thing;
  readonly put: (thing: Thing, code: string | undefined) => Write<Overtaken>;
}

/**
 * Gives the things in which a name was typed the code that it means, or takes it from them, some at a time. Does nothing once the name means something
 * else.
 */
export const filedMove =
  <Thing extends { readonly organisation: string; readonly organisationCode?: string | undefined }>(
    table: Table,
    { key, from, to, holds }: CodeMove,
    { place, parse, put }: FiledKind<Thing>,
  ): FanOutPart =>
  async (cursor) => {
    if (!(await holds())) return {};
    const items = await queryAll(
      table,
      {
        IndexName: "by-subject",
        KeyConditionExpression: "subject = :subject AND subjectSort BETWEEN :from AND :to",
        ExpressionAttributeValues: {
          ":subject": from === undefined ? typedOrganisation(key) : `organisation:${from}`,
          ":from": cursor === undefined ? `${place}#` : `${cursor}!`,
          ":to": `${place}#~`,
        },
      },
      { limit: AT_ONCE },
    );
    const moved = items
      .map(parse)
      .filter(
        ({ organisation, organisationCode }) => organisationCode === from && nameKey(organisation) === key,
      );
    const last = items.at(-1)?.["subjectSort"];
    return {
      writes: moved.map((thing) => put(thing, to)),
      next: items.length < AT_ONCE || last === undefined ? undefined : String(last),
    };
  };

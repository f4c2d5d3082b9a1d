import type { FanOutPart } from "../journal/fan-out.ts";
import { nameKey } from "../people/organisation-name.ts";
import { queryAll, type Table } from "../platform/dynamo.ts";
import { codePut, toEnquiry, typedOrganisation } from "./store.ts";

const AT_ONCE = 20;

/** Which enquiries get which code: those in which a name was typed, and which had the code `from` (undefined: none). */
interface CodeMove {
  /** The key of the name (`shared/people/organisation-name.ts`). */
  readonly key: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Whether the name still means what it is moved for. */
  readonly holds: () => Promise<boolean>;
}

/**
 * Gives the enquiries in which a name was typed the code that it means, or takes it from them, some at a time. Does nothing once the name means
 * something else. For other features.
 */
export const filedEnquiriesMove =
  (table: Table, { key, from, to, holds }: CodeMove): FanOutPart =>
  async (cursor) => {
    if (!(await holds())) return {};
    const items = await queryAll(
      table,
      {
        IndexName: "by-subject",
        KeyConditionExpression: "subject = :subject AND subjectSort BETWEEN :from AND :to",
        ExpressionAttributeValues: {
          ":subject": from === undefined ? typedOrganisation(key) : `organisation:${from}`,
          ":from": cursor === undefined ? "ENQUIRY#" : `${cursor}!`,
          ":to": "ENQUIRY#~",
        },
      },
      { limit: AT_ONCE },
    );
    const moved = items
      .map(toEnquiry)
      .filter(
        ({ organisation, organisationCode }) => organisationCode === from && nameKey(organisation) === key,
      );
    const last = items.at(-1)?.["subjectSort"];
    return {
      writes: moved.map((enquiry) => codePut(enquiry, to)),
      next: items.length < AT_ONCE || last === undefined ? undefined : String(last),
    };
  };

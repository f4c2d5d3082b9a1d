import { queryAll, type Table } from "../platform/dynamo.ts";
import type { ListSource } from "../platform/list-page.ts";
import { type Person, parsePerson } from "./person.ts";

/** The people of an organisation in the order in which they became known, to be read in pages. One query a page. For other features. */
export const peopleOfOrganisation =
  (table: Table, code: string): ListSource<Person> =>
  async (after, limit, backwards = false) => {
    // A place comes from an address, so it may be anything; "$" comes after "#".
    const place = after?.startsWith("PERSON#") === true ? after : undefined;
    const [from, to] = backwards ? ["PERSON#", place ?? "PERSON$"] : [place ?? "PERSON#", "PERSON$"];
    const items = await queryAll(
      table,
      {
        IndexName: "by-subject",
        KeyConditionExpression: "subject = :subject AND subjectSort BETWEEN :from AND :to",
        ExpressionAttributeValues: { ":subject": `organisation:${code}`, ":from": from, ":to": to },
        ScanIndexForward: !backwards,
      },
      { limit: limit + 1 },
    );
    return items
      .map((item) => ({ place: String(item["subjectSort"]), thing: parsePerson(item) }))
      .filter((one) => one.place !== place)
      .slice(0, limit);
  };

import { queryAll, type Table } from "../platform/dynamo.ts";
import { toWork, type Work } from "./item.ts";

const MOST = 100;

/** What waits for somebody of the team, what is due first first; at most 100. One query. */
export const readWorkOf = async (table: Table, person: string): Promise<readonly Work[]> =>
  (
    await queryAll(
      table,
      { KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: { ":pk": `WORK#${person}` } },
      { limit: MOST },
    )
  ).map(toWork);

const MOST_OF_TEAM = 300;

/** What waits for nobody in particular, what is due first first; links and failures, of which there may be thousands, at the end. At most 300. One query. */
export const readWorkOfTeam = async (table: Table): Promise<readonly Work[]> =>
  (
    await queryAll(
      table,
      { KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: { ":pk": "WORK#team" } },
      { limit: MOST_OF_TEAM },
    )
  ).map(toWork);

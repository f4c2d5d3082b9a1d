import type { Overtaken, Write } from "../../journal/commit.ts";
import { type Item, type Key, queryAll, type Table } from "../../platform/dynamo.ts";
import { surveyPartition } from "../partition.ts";
import { type Sheet, sheetSchema, type WaitingSheet, waitingSheetSchema } from "./model.ts";

const PREFIX = "SHEET#";

/** The key of what one person answered. */
export const sheetKey = ({ survey, id }: Pick<Sheet, "survey" | "id">): Key => ({
  pk: surveyPartition(survey),
  sk: `${PREFIX}${id}`,
});

const sheetItem = (sheet: Sheet): Item & Key => ({
  ...sheetKey(sheet),
  sheet,
  ...(sheet.person === undefined
    ? {}
    : {
        person: `PERSON#${sheet.person}`,
        personSort: `SURVEY-ANSWERS#${sheet.answeredAt ?? ""}#${sheet.survey}`,
      }),
});

/** What one person answered, in an item. */
export const toSheet = (item: Item): Sheet => sheetSchema.parse(item["sheet"]);

/** Answers as they are now; new ones, if nobody has answered under this id. */
export const putSheet = (before: Sheet | undefined, sheet: Sheet): Write<Overtaken> => ({
  put: sheetItem({ ...sheet, version: (before?.version ?? 0) + 1 }),
  when:
    before === undefined
      ? { expression: "attribute_not_exists(pk)" }
      : {
          expression: "#sheet.#version = :version",
          names: { "#sheet": "sheet", "#version": "version" },
          values: { ":version": before.version },
        },
  otherwise: "overtaken",
});

/** Answers after an id, in the order of their ids, at most `limit`. Of an anonymous survey that is an order by chance. One query. */
export const readSheets = async (
  table: Table,
  survey: string,
  { after = "", limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<readonly Sheet[]> => {
  const items = await queryAll(
    table,
    {
      KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
      ExpressionAttributeValues: {
        ":pk": surveyPartition(survey),
        ":from": after === "" ? PREFIX : `${PREFIX}${after} `,
        ":to": "SHEET$",
      },
    },
    { limit },
  );
  return items.map(toSheet);
};

// Beside no survey’s own items, so that no page of one meets them: what waits is seen by nobody.
const waitingPartition = (survey: string): string => `SURVEY-WAITING#${survey}`;

const waitingKey = ({ survey, id }: Pick<WaitingSheet, "survey" | "id">): Key => ({
  pk: waitingPartition(survey),
  sk: id,
});

/** Anonymous answers that wait for others. The id is chance: it is no time, and no person’s. */
export const putWaiting = (waiting: WaitingSheet): Write => ({ put: { ...waitingKey(waiting), waiting } });

/** That waiting answers were released; provided that they still waited. */
export const deleteWaiting = (waiting: WaitingSheet): Write<Overtaken> => ({
  delete: waitingKey(waiting),
  when: { expression: "attribute_exists(pk)" },
  otherwise: "overtaken",
});

/** Answers that wait, in the order of their ids, at most `limit`. One query. */
export const readWaiting = async (
  table: Table,
  survey: string,
  limit: number,
): Promise<readonly WaitingSheet[]> => {
  const items = await queryAll(
    table,
    {
      ConsistentRead: true,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": waitingPartition(survey) },
    },
    { limit },
  );
  return items.map((item) => waitingSheetSchema.parse(item["waiting"]));
};

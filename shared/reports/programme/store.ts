import type { Overtaken, Write } from "../../journal/commit.ts";
import { type Item, type Key, queryAll, readItem, type Table } from "../../platform/dynamo.ts";
import { type ReportName, type SentReport, sayReportName, sentReportSchema } from "./model.ts";
import { NO_READERS, type ReportSettings, reportSettingsSchema } from "./settings.ts";

const SENT = "SENT-REPORTS";

const settingsKey: Key = { pk: "REPORT-SETTINGS", sk: "CURRENT" };

const toSent = (item: Item): SentReport => sentReportSchema.parse(item["sent"]);

/** A report as it was sent; undefined where none was. One read. */
export const readSent = async (table: Table, name: ReportName): Promise<SentReport | undefined> => {
  const item = await readItem(table, { pk: SENT, sk: sayReportName(name) });
  return item === undefined ? undefined : toSent(item);
};

/** A year of every kind is 17. */
const MOST_LISTED = 200;

/** The reports that were sent, at most 200. One query for each megabyte. */
export const listSent = async (table: Table): Promise<readonly SentReport[]> =>
  (
    await queryAll(
      table,
      {
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": SENT },
        ScanIndexForward: false,
      },
      { limit: MOST_LISTED },
    )
  ).map(toSent);

/** The write that keeps a report as it is sent. It is written once: what was sent never changes. */
export const sentWrite = (name: ReportName, sent: SentReport): Write<"sent"> => ({
  put: { pk: SENT, sk: sayReportName(name), sent },
  when: { expression: "attribute_not_exists(pk)" },
  otherwise: "sent",
});

/** Who gets which report, and when none goes out. One read. */
export const readReportSettings = async (table: Table): Promise<ReportSettings> => {
  const item = await readItem(table, settingsKey);
  return item === undefined ? NO_READERS : reportSettingsSchema.parse(item["settings"]);
};

/** The write of who gets which report, if nobody changed it since `before`. */
export const settingsWrite = (
  before: ReportSettings,
  after: Omit<ReportSettings, "version">,
): Write<Overtaken> => ({
  put: { ...settingsKey, settings: { ...after, version: before.version + 1 } },
  when:
    before.version === 0
      ? { expression: "attribute_not_exists(pk)" }
      : {
          expression: "#settings.#version = :version",
          names: { "#settings": "settings", "#version": "version" },
          values: { ":version": before.version },
        },
  otherwise: "overtaken",
});

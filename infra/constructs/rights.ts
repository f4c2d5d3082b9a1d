import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { CLEAN, SCAN_TAG } from "../../shared/platform/scan-tag.ts";

/** The calls on the table that a function may make; a transaction needs the right of each write in it. */
export type TableAction =
  | "GetItem"
  | "BatchGetItem"
  | "Query"
  | "Scan"
  | "PutItem"
  | "UpdateItem"
  | "DeleteItem"
  | "ConditionCheckItem";

/** The indexes of the table. */
export type TableIndex = "by-subject" | "by-person" | "by-list";

/**
 * Which keys a function may reach, as beginnings (`EVENT#*`) or whole: of items, and of what it asks each index for. For the function that strangers talk to.
 */
export type ReachableKeys = { readonly items: readonly string[] } & Partial<
  Record<TableIndex, readonly string[]>
>;

/** The calls on a bucket's objects that a function may make. */
export type ObjectAction =
  | "GetObject"
  | "GetObjectTagging"
  | "PutObject"
  | "DeleteObject"
  | "AbortMultipartUpload";

/** Settings that are plain values and need no right. */
export type PlainSetting =
  | "SITE_URL"
  | "PROGRAMME_NAME"
  | "TEAM_INBOX"
  | "ASSETS_PATH"
  | "ENQUIRY_ADDRESS"
  | "INCOMING_DOMAIN"
  | "LETTERS_FROM";

/** The statements for these calls on files that people sent. Only what was found clean can be read, whoever asks and by whatever address. */
export const onScannedFiles = (
  actions: readonly ObjectAction[],
  objects: string,
): readonly PolicyStatement[] =>
  actions.map(
    (action) =>
      new PolicyStatement({
        actions: [`s3:${action}`],
        resources: [objects],
        ...(action === "GetObject" && {
          conditions: { StringEquals: { [`s3:ExistingObjectTag/${SCAN_TAG}`]: CLEAN } },
        }),
      }),
  );

import { copyFileSync, cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** What DynamoDB Local calls its database where all regions share one. */
const DATABASE = "shared-local-instance.db";

/**
 * Makes the database of a new folder, empty, so that it has a write-ahead log: DynamoDB Local takes it as it finds it, and writes a
 * tenth faster than with the rollback journal that it would choose.
 */
export const makeDatabase = (directory: string): void => {
  const file = join(directory, DATABASE);
  if (existsSync(file)) return;
  const database = new DatabaseSync(file);
  database.exec("PRAGMA journal_mode = WAL");
  database.close();
};

/**
 * Copies the data of a stack that runs, as they are at one moment: the log is not begun anew while it is copied, since the copy holds it as
 * a reader. Throws when DynamoDB Local does not let us read for two seconds.
 */
export const copyData = (from: string, to: string): void => {
  cpSync(from, to, {
    recursive: true,
    filter: (path) => !path.includes(DATABASE) && !path.endsWith("lock.json"),
  });
  const database = new DatabaseSync(join(from, DATABASE), { readOnly: true, timeout: 2000 });
  try {
    database.exec("BEGIN");
    // A transaction holds the file from its first read.
    database.prepare("SELECT count(*) FROM sqlite_master").get();
    for (const file of [DATABASE, `${DATABASE}-wal`])
      if (existsSync(join(from, file))) copyFileSync(join(from, file), join(to, file));
  } finally {
    database.close();
  }
};

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const folder = fileURLToPath(new URL("../../../infra/local/", import.meta.url));

/** Words that only the product has. A dead letter is SQS's own, so are the entries of PutEvents, and a database file has a journal of its own. */
const WORDS =
  /convenor|enquir|\bmembers?\b|(?<!dead-?)letter|(?<!rollback )journal(?!_mode)|registration|\bdesk\b|programme|organisation|webinar|communit|champion|\bteam\b|follow-?ups?\b/gi;

describe.each(["aws", "bench"])("%s/", (part) => {
  const files = readdirSync(join(folder, part));

  it.each(files)("%s has no word of the product's, so that it runs any template", (file) => {
    expect(readFileSync(join(folder, part, file), "utf8").match(WORDS) ?? []).toEqual([]);
  });
});

import { readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { join, relative } from "node:path";
import * as z from "zod/mini";

const mapSchema = z.object({
  version: z.number(),
  file: z._default(z.string(), ""),
  sourceRoot: z._default(z.string(), ""),
  sources: z.array(z.string()),
  sourcesContent: z._default(z.array(z.string()), []),
  names: z.array(z.string()),
  mappings: z.string(),
});

/** A place in the code as Lambda runs it. The trace may be in a line of JSON, so no space or quote is relied on. */
const PLACE = /(?:file:\/\/)?\/var\/task\/([\w.-]+\.mjs):(\d+):(\d+)/g;

/**
 * A stack trace from a function's log with the places in the sources instead of those in the bundle. `directory` is where
 * the same bundle was made; the paths are relative to `root`. Throws if a file of the trace is not there: then
 * the trace is of another version of the code.
 */
export const readableTrace = (trace: string, directory: string, root: string): string => {
  const maps = new Map<string, SourceMap>();
  const mapOf = (file: string): SourceMap => {
    const known = maps.get(file);
    if (known !== undefined) return known;
    const made = new SourceMap(
      mapSchema.parse(JSON.parse(readFileSync(join(directory, `${file}.map`), "utf8"))),
    );
    maps.set(file, made);
    return made;
  };
  return trace.replaceAll(PLACE, (place, file: string, line: string, column: string) => {
    // A trace counts from 1, the map from 0.
    const found = mapOf(file).findEntry(Number(line) - 1, Number(column) - 1);
    if (!("originalSource" in found)) return place;
    const source = relative(root, join(directory, found.originalSource));
    return `${source}:${found.originalLine + 1}:${found.originalColumn + 1}`;
  });
};

import {
  FileImportCheckStarted,
  FileImportStarted,
  FileImportUndoStarted,
} from "../../shared/file-import/entries.ts";
import type { ImportKind } from "../../shared/file-import/kind.ts";
import { importSteps } from "../../shared/file-import/run.ts";
import type { EntryHandler } from "../entry-points/entry.ts";
import { fanOutReaction } from "../entry-points/fan-out.ts";

/**
 * The handler that goes on with imports of a kind where they stopped, whatever step they are at: each kind has a function of its own, with the
 * rights of its job. `name` is its own: `organisations/on-file-import-step`.
 */
export const importHandler = <Row, Made, Refusal extends string>(
  name: string,
  kind: ImportKind<Row, Made, Refusal>,
): EntryHandler =>
  fanOutReaction<unknown>(
    name,
    [FileImportCheckStarted, FileImportStarted, FileImportUndoStarted],
    async (needs, entry, occasion) => [importSteps(needs, kind, entry.subject.id, occasion)],
  );

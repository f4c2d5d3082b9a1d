import { letterTitles } from "../../shared/letters/letter-titles.ts";
import { listLettersTo } from "../../shared/letters/store.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import { sayReason, statusTags } from "./letter-status.ts";

/**
 * The latest letters to somebody and what became of each, the last first. One query. Those about an application are left out: who applied may be
 * hidden while it is assessed, so its own page shows them.
 */
export const lettersTo = async (table: Table, person: string) =>
  (await listLettersTo(table, person))
    .filter(({ about }) => !about.startsWith("application:"))
    .map((letter) => ({
      href: toPath(paths.deskLetter, { id: letter.id }),
      title: letterTitles.get(letter.kind) ?? letter.kind,
      queuedAt: letter.queuedAt,
      tag: statusTags[letter.status],
      reason: sayReason(letter.reason),
    }));

import { parseLetter } from "../../shared/letters/item.ts";
import type { Letter } from "../../shared/letters/letter.ts";
import { letterTitles } from "../../shared/letters/letter-titles.ts";
import { listLettersTo } from "../../shared/letters/store.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { thingsOfKind } from "../../shared/people/timeline/filed.ts";
import type { Item, Table } from "../../shared/platform/dynamo.ts";
import { firstOf } from "../../shared/platform/text.ts";
import { sayReason, statusTags } from "./letter-status.ts";

const MOST_SHOWN = 50;

/** Letters as a list of those to somebody shows them. Those about an application are left out: who applied may be hidden while it is assessed. */
const rowsOf = (letters: readonly Letter[]) =>
  letters
    .filter(({ about }) => !about.startsWith("application:"))
    .map((letter) => ({
      href: toPath(paths.deskLetter, { id: letter.id }),
      title: letterTitles.get(letter.kind) ?? letter.kind,
      queuedAt: letter.queuedAt,
      tag: statusTags[letter.status],
      reason: sayReason(letter.reason),
    }));

/** The latest letters to somebody and what became of each, the last first. One query. */
export const lettersTo = async (table: Table, person: string) => rowsOf(await listLettersTo(table, person));

/** The same, among what is filed under the person. */
export const lettersAmong = (items: readonly Item[]) =>
  rowsOf(firstOf(thingsOfKind(items, "LETTER").map(parseLetter), MOST_SHOWN).shown);

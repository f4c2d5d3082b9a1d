import { CSV_BEGINS, csvLine } from "../../shared/platform/csv.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import type { DeskList, Look } from "./definition.ts";
import { readAllThatFits } from "./read.ts";

/** The most things that the file of a list holds. */
export const MOST_IN_FILE = 20_000;

/** What a list shows, all pages of it, as a file for a spreadsheet. It ends after 20,000 things and says so in its last line. */
export const listFile = async <Path extends string, Of extends object, Thing, Row>(
  needs: PageNeeds,
  list: DeskList<Path, Of, Thing, Row>,
  look: Look<Of>,
): Promise<PageAnswer> => {
  const found = list.find(needs, look);
  const lines = [CSV_BEGINS, csvLine(list.file.map(({ heading }) => heading))];
  let count = 0;
  let isCut = false;
  for await (const { things, goesOn } of readAllThatFits(list, found, look)) {
    const rows = await list.rows(needs, things, look);
    lines.push(...rows.map((row) => csvLine(list.file.map(({ value }) => value(row)))));
    count += rows.length;
    isCut = goesOn;
    if (count >= MOST_IN_FILE) break;
  }
  if (isCut)
    lines.push(
      csvLine([`The list goes on: this file ends after ${count}. Filter the list to get the rest.`]),
    );
  return {
    file: lines.join(""),
    type: "text/csv; charset=utf-8",
    name: list.fileName?.(look) ?? `${list.name}-${look.today}.csv`,
  };
};

import { letterKinds } from "../../shared/all-letters.ts";
import type { Letter, LetterKind } from "../../shared/letters/letter.ts";
import { previewReader } from "../../shared/letters/writing/reader.ts";
import { writeOut } from "../../shared/letters/writing/write-out.ts";
import { readItem } from "../../shared/platform/dynamo.ts";
import { momentsOf, type Period } from "./entries-and-figures.ts";
import { type Observation, type Rehearsal, tellError, type Unseen } from "./observation.ts";
import type { Source } from "./source.ts";

const SITE = "https://rehearsal.invalid";

/** Every reader has the same name and links that lead nowhere: what differs is what the letter says. */
const write = (kind: LetterKind, letter: Letter, enclosed: unknown): string => {
  const reader = previewReader({ name: "Reader", programme: "The programme", siteUrl: SITE, enclosed });
  const content = kind.compose(letter.facts, reader);
  const pictures = content.parts.flatMap((part) => ("picture" in part ? [part.picture.name] : []));
  const unsubscribe = kind.purpose === "news" ? `${SITE}/unsubscribe` : undefined;
  const frame = { programme: "The programme", siteUrl: SITE, purpose: kind.purpose, unsubscribe, pictures };
  const { subject, text, html } = writeOut(content, frame);
  const calendar = content.calendar === undefined ? "" : JSON.stringify(content.calendar, null, 1);
  return [subject, text, calendar, html].join("\n");
};

const observe = async (source: Source, letter: Letter): Promise<Observation | undefined> => {
  const about = { section: "letters", group: letter.kind, id: letter.id } as const;
  const kind = letterKinds.get(letter.kind);
  if (kind === undefined) return { ...about, made: "there is no such letter any more", problem: true };
  const { encloses } = letter;
  if (encloses !== undefined && source.table === undefined) return undefined;
  const enclosed = encloses && source.table && (await readItem(source.table, encloses));
  if (encloses !== undefined && enclosed === undefined) return undefined;
  try {
    return { ...about, made: write(kind, letter, enclosed) };
  } catch (error) {
    return { ...about, made: `cannot be written: ${tellError(error)}`, problem: true };
  }
};

/** The newest letters of each kind, at most `most`, written anew from the facts that are stored with them. */
export const observeLetters = async (source: Source, period: Period, most: number): Promise<Rehearsal> => {
  const { from, to } = momentsOf(period);
  const newest = new Map<string, Letter[]>();
  const observations: Observation[] = [];
  let [all, enclosing] = [0, 0];
  for await (const letter of source.letters(from, to)) {
    all += 1;
    if ("unreadable" in letter) {
      const { unreadable: id } = letter;
      observations.push({
        section: "letters",
        group: "of any kind",
        id,
        made: "cannot be read",
        problem: true,
      });
      continue;
    }
    const kept = newest.get(letter.kind) ?? [];
    newest.set(
      letter.kind,
      [...kept, letter].toSorted((a, b) => (a.queuedAt < b.queuedAt ? 1 : -1)).slice(0, most),
    );
  }
  const letters = [...newest.values()].flat();
  for (const letter of letters) {
    const observed = await observe(source, letter);
    if (observed === undefined) enclosing += 1;
    else observations.push(observed);
  }
  const older = all - letters.length - observations.filter(({ group }) => group === "of any kind").length;
  const unseen: Unseen[] = [
    { what: "older letters", count: older, why: `the newest ${most} of each kind are looked at (--most)` },
    {
      what: "letters that enclose somebody's words",
      count: enclosing,
      why: "the words are in a record of their own, which an archive does not file or which was erased",
    },
  ];
  return { observations, unseen };
};

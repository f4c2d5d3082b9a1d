import type { LocalStack } from "../../infra/local/index.ts";
import { letterKinds } from "../../shared/all-letters.ts";
import type { Item } from "../../shared/platform/dynamo.ts";
import { wholeTable } from "../support/whole-table.ts";
import { apartFromNotices } from "./notices.ts";
import type { Run } from "./run.ts";
import type { Telling } from "./timetable.ts";

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const reference = /\b([A-Z]{3})-[0-9A-Z]{4}-[0-9A-Z]{2,4}\b/g;
const DAY = 86_400_000;

const idsIn = (text: string): string[] =>
  [...text.matchAll(uuid), ...text.matchAll(reference)].map(([id]) => id);

/** The items that belong to each telling: those that have its name in them, and those that have an id that only these have. */
const itemsOf = (items: readonly Item[], runs: readonly Run[]): ReadonlyMap<Run, readonly string[]> => {
  const byName = new Map(runs.map((run) => [run.name, run]));
  // The weekly report and a morning's letter name what waits, and counts are of everybody's: they belong to nobody.
  const texts = items
    .map((item) => JSON.stringify(item))
    .filter((text) => !/weekly-report|enquiries-this-morning/.test(text) && !text.includes('"sk":"COUNTS"'))
    // How often a projection was told of a thing before it was right is chance; what it keeps of it is compared.
    .filter((text) => !text.includes('"pk":"DERIVED#'))
    // What people did lies by month and is ranked by time; that it is what the journal says is looked at in the end (untold-activities.ts).
    .filter((text) => !text.includes('"pk":"ENGAGEMENT#'));
  const named = texts.map((text) => byName.get(/\bt\d{4}x\b/.exec(text)?.[0] ?? ""));
  const owners = new Map<string, Run | "several">();
  for (const [at, text] of texts.entries()) {
    const run = named[at];
    if (run === undefined) continue;
    for (const id of idsIn(text)) {
      const owner = owners.get(id);
      owners.set(id, owner === undefined || owner === run ? run : "several");
    }
  }
  const found = new Map<Run, string[]>(runs.map((run) => [run, []]));
  for (const [at, text] of texts.entries()) {
    const owned = idsIn(text).flatMap((id) => {
      const owner = owners.get(id);
      return owner === undefined || owner === "several" ? [] : [owner];
    });
    const run = named[at] ?? owned[0];
    if (run !== undefined) found.get(run)?.push(text);
  }
  return found;
};

/** A word of the search that is a part of the thing's own reference. */
const PART_OF_REFERENCE = /"sk":"(\w{4})#2#[\w-]+#([A-Z]{3}-\w{4}-\w{4})","pk":"WORD#\w{2}"/g;

/** A text without what differs from one telling to the next: its name, ids, keys made of them, and the day it began. */
export const plain = (text: string, run: Run, start: Date): string => {
  const day = (date: string): string => {
    const days = Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY) - Math.floor(start.getTime() / DAY);
    return `day${days}`;
  };
  return (
    text
      .replaceAll(PART_OF_REFERENCE, (whole, word: string, own: string) =>
        own.toLowerCase().includes(word) ? '"sk":"PART-OF-REFERENCE"' : whole,
      )
      .replaceAll(run.name, "RUN")
      .replaceAll(/form:([0-9a-f-]{36}):[\w-]{22}/g, "form:$1:ANSWERS")
      .replaceAll(/"visitor":"[\w-]{22}"/g, '"visitor":"VISITOR"')
      .replaceAll(/ADDRESS#[0-9a-f]{64}/g, "ADDRESS#HASH")
      .replaceAll(/MAIL-ID#[0-9a-f]{64}/g, "MAIL-ID#HASH")
      // By which records of one person are found: made of their names and addresses.
      .replaceAll(/\b(address|organisation|mailbox)#[0-9a-f]{24}/g, "$1#HASH")
      .replaceAll(/"digest":"[0-9a-f]{24}"/g, '"digest":"HASH"')
      .replaceAll(/"listSort":"[0-9a-f]{32}#/g, '"listSort":"KEY-OF-NAME#')
      .replaceAll(/typed-organisation:[0-9a-f]{32}/g, "typed-organisation:KEY-OF-NAME")
      .replaceAll(/(LIMIT#(?:register|places)-EVT-[\w-]+?)#[\w-]{32}/g, "$1#HASH")
      .replaceAll(uuid, "ID")
      .replaceAll(reference, "$1-REFERENCE")
      // Due dates are counted in working days, so they lie differently from the day on which a telling began.
      .replaceAll(/"(answerBy|closeBy)":"[\d-]+"/g, '"$1":"DUE"')
      .replaceAll(/"listSort":"([123]#)?\d{4}-\d\d-\d\d#/g, '"listSort":"$1DUE#')
      .replaceAll(/(\d{4}-\d\d-\d\d)T[\d:.]+Z/g, (_all, date: string) => day(date))
      .replaceAll(/\b\d{4}-\d\d-\d\d\b/g, day)
      .replaceAll(/(JOURNAL#day-?\d+|TIMERS)#\d/g, "$1")
      .replaceAll(/"expires":\d+/g, '"expires":SECONDS')
      .replaceAll(/"messageId":"[^"]+"/g, '"messageId":"ID"')
  );
};

const kindOf = (letter: string): string => letter.split(" | ")[0] ?? "";

/** A letter as its reader would tell it from another: kind, to whom, what it is called, and where its event stands in a calendar. */
const toldBy = (letter: ReturnType<Run["letters"]>[number]): string => {
  const calendar = letter.attachments.map(({ content = "" }) =>
    ["METHOD", "SEQUENCE", "STATUS"]
      .map((name) => new RegExp(`^${name}:(.*)$`, "m").exec(content)?.[1]?.trim())
      .join(" "),
  );
  return [letter.kind, letter.to.join(), letter.subject, ...calendar].join(" | ");
};

/** What one list has more often than the other. */
export const surplus = (of: readonly string[], over: readonly string[]): string[] => {
  const left = [...over];
  return of.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
};

/** How a telling ended: all that the table holds of it, and the letters. */
export interface Ended extends Telling {
  readonly state: readonly string[];
  readonly letters: readonly string[];
  /** Whether one of its notices to the team was told in the letter of another telling. */
  readonly toldElsewhere: boolean;
}

/** Looks at how all of these, which began at `start`, ended. */
export const howTheyEnded = async (
  stack: LocalStack,
  tellings: readonly Telling[],
  start: Date,
): Promise<Ended[]> => {
  const runs = tellings.map(({ run }) => run);
  const { others, told } = apartFromNotices(await wholeTable(stack));
  const items = itemsOf(others, runs);
  return tellings.map(({ story, run }) => {
    const notices = told(run.correlation);
    const kinds = new Set(notices.lines.map(kindOf));
    const letters = run
      .letters()
      .filter(({ kind = "" }) => !kinds.has(kind))
      .map((letter) => plain(toldBy(letter), run, start));
    return {
      story,
      run,
      state: (items.get(run) ?? []).map((text) => plain(text, run, start)).sort(),
      letters: [...letters, ...notices.lines].sort(),
      toldElsewhere: notices.elsewhere,
    };
  });
};

const ifUncertain = (letter: string) => letterKinds.get(kindOf(letter))?.ifUncertain;
const isEvidence = (kind: string, item: string): boolean =>
  item.includes(`"kind":"${kind}"`) || item.includes("ONCE#letters/");

/**
 * How a telling differs from the one without faults; undefined when it does not. Only where the sender of letters died (`doubts` times)
 * may it differ, and only as the kind of the letter says: `again` may have gone out once more, `never` may have been held back.
 */
export const differences = (ended: Ended, without: Ended, doubts: number): object | undefined => {
  const twice = surplus(ended.letters, without.letters);
  const missing = surplus(without.letters, ended.letters);
  const more = surplus(ended.state, without.state);
  const less = surplus(without.state, ended.state);
  const inDoubt =
    twice.length + missing.length <= doubts &&
    twice.every((letter) => ifUncertain(letter) === "again") &&
    missing.every((letter) => ifUncertain(letter) === "never") &&
    more.filter((item) => item.includes('"status":"not-sent"') && item.includes('"reason":"uncertain"'))
      .length === missing.length;
  const excused = inDoubt ? [...twice, ...missing].map(kindOf) : [];
  const unexcused = (items: readonly string[]) =>
    items.filter((item) => !excused.some((kind) => isEvidence(kind, item)));
  const found = {
    twice: inDoubt ? [] : twice,
    missing: inDoubt ? [] : missing,
    more: unexcused(more),
    less: unexcused(less),
  };
  const same = Object.values(found).every((list) => list.length === 0);
  return same ? undefined : { story: ended.story.name, run: ended.run.name, ...found };
};

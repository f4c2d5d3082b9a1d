import { unmarshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod/mini";
import type { Correlations } from "../aws/correlations.ts";
import { type Ledger, putNewest } from "../aws/ledger.ts";
import type { SentMail } from "../aws/messages.ts";
import type { StreamRecord } from "../aws/sources.ts";
import { createRecorder, type Invocation, keep, type Recorder } from "../bench/recorder.ts";
import { behalfOf } from "./behalf.ts";
import { correlationsOf, correlationsWritten } from "./correlation.ts";

/** An entry of the journal as it was seen on the stream. */
export type JournalEntry = Record<string, unknown>;

/** A mail as Convenor knows it: a letter of a kind, with its id. */
export interface SentLetter extends SentMail {
  kind: string | undefined;
  letterId: string | undefined;
}

/** What happened, in Convenor's words: the entries that were written and the letters that were sent, in order. */
export interface History {
  entries: JournalEntry[];
  letters: SentLetter[];
  correlations: Correlations;
  /** Notes what of a record of the table's stream is an entry or a letter. */
  seen: (record: StreamRecord) => void;
  /** Notes a letter that was sent. */
  sent: (mail: SentMail) => void;
}

const Letter = z.looseObject({ id: z.string(), correlation: z.string() });
const Entry = z.looseObject({ id: z.string() });

// How many of each outlive the process: what the inbox and the flow page show.
const MOST = { letters: 1000, entries: 1000, invocations: 300 };
/** Letters whose correlation is known; those of a month ago are in nobody's chain any more. */
const MOST_CORRELATIONS = 50_000;

const isLetter = z.custom<SentLetter>(
  (value) => z.looseObject({ messageId: z.string() }).safeParse(value).success,
);
const isInvocation = z.custom<Invocation>((value) => Entry.safeParse(value).success);

/** The record of a stack, with the last of what an earlier process noted in the ledger. */
export const keptRecorder = (ledger: Ledger): Recorder => {
  const recorder = createRecorder((one) => putNewest(ledger, "invocations", one.id, one, MOST.invocations));
  for (const [, one] of ledger.all("invocations")) recorder.invocations.push(isInvocation.parse(one));
  return recorder;
};

/** What takes much room of a letter that is not among the newest. */
const withoutText = (letter: SentLetter): void => {
  Object.assign(letter, { text: "", html: "", headers: {}, attachments: [] });
};

/** The history of a stack, with the last of what the ledger has; `tell` is told of each entry and letter. */
export function createHistory(tell: (kind: string, value: unknown) => void, ledger: Ledger): History {
  // The correlation of each letter in the table by its id: its message carries the id alone.
  const ofLetter = new Map<string, string>();
  const before = ledger.all("entries");
  // What was not done with when the process ended is read from the stream again.
  const noted = new Set(before.map(([id]) => id));
  const history: History = {
    entries: before.map(([, entry]) => Entry.parse(entry)),
    letters: ledger.all("letters").map(([, letter]) => isLetter.parse(letter)),
    correlations: {
      ofEvent: (event) => correlationsOf(event, (letter) => ofLetter.get(letter)),
      ofCall: (call, ofInvocation) => behalfOf(call, ofInvocation, ofLetter),
      ofWrite: correlationsWritten,
    },
    seen: (record) => {
      const image = record.dynamodb.NewImage;
      const key = record.dynamodb.Keys["pk"]?.S ?? "";
      if (record.eventName !== "INSERT" || image === undefined) return;
      if (!key.startsWith("JOURNAL#") && !key.startsWith("LETTER#")) return;
      const item: Record<string, unknown> = unmarshall(JSON.parse(JSON.stringify(image)));
      const { entry } = item;
      const letter = Letter.safeParse(item);
      if (typeof entry === "object" && entry !== null) {
        const id = Entry.safeParse(entry).data?.id ?? record.eventID;
        if (noted.delete(id)) return;
        keep(history.entries, { ...entry });
        putNewest(ledger, "entries", id, { id, ...entry }, MOST.entries);
        tell("entry", entry);
      } else if (letter.success) {
        ofLetter.set(letter.data.id, letter.data.correlation);
        const [oldest] = ofLetter.size > MOST_CORRELATIONS ? ofLetter.keys() : [];
        if (oldest !== undefined) ofLetter.delete(oldest);
      }
    },
    sent: (mail) => {
      const letter = { ...mail, kind: mail.tags["kind"], letterId: mail.tags["letter"] };
      keep(history.letters, letter, withoutText);
      putNewest(ledger, "letters", letter.messageId, letter, MOST.letters);
      tell("letter", letter);
    },
  };
  return history;
}

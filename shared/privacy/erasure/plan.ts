import * as z from "zod/mini";
import { eraseMessages } from "../../enquiries/erase.ts";
import { eraseHeldMail, nextHeldMailFrom } from "../../enquiries/held-mail/erase.ts";
import { eraseImportedRows, nextImportWith } from "../../file-import/erase.ts";
import type { FanOutPart } from "../../journal/fan-out.ts";
import { readItem } from "../../platform/dynamo.ts";
import { type ErasedStep, type EraseNeeds, type Erasing, NOTHING } from "./eraser.ts";
import { eraserOf } from "./erasers.ts";
import { ENTRIES, filedAfter, STRETCHES } from "./filed.ts";
import type { ErasedPerson } from "./model.ts";
import { eraseOwn } from "./own.ts";
import { type PageNeeds, pageOf } from "./page.ts";

/** What a plan needs from the outside. */
export type PlanNeeds = EraseNeeds & PageNeeds;

/** Somebody who is erased, and why. */
export interface ErasingPerson extends Erasing {
  readonly person: ErasedPerson;
}

const READ_AT_ONCE = 25;

const isNothing = ({ writes, more, stays }: ErasedStep): boolean =>
  writes.length === 0 && more !== true && stays === undefined;

/** What is filed under the person, one record to a transaction; what needs nothing is passed over. */
const filedPart =
  (needs: PlanNeeds, erasing: ErasingPerson, stretch: (typeof STRETCHES)[number]): FanOutPart =>
  async (cursor = stretch.from) => {
    const { table } = needs;
    const page = await filedAfter(table, erasing.person.person, {
      from: cursor,
      to: stretch.to,
      limit: READ_AT_ONCE,
    });
    let before = cursor;
    for (const { place, item: filed } of page) {
      const key = { pk: String(filed["pk"]), sk: String(filed["sk"]) };
      const item = await readItem(table, key);
      const step =
        item === undefined ? NOTHING : await eraserOf(place).erase(needs, { ...item, ...key }, erasing);
      if (!isNothing(step)) return pageOf(needs, step, erasing, step.more === true ? before : place);
      before = place;
    }
    return { next: page.length === READ_AT_ONCE ? before : undefined };
  };

const conversationsIn = z.object({ subject: z.object({ kind: z.string(), id: z.string() }) });

/** The person’s messages in conversations that somebody else began. The journal knows which these are. */
const messagesPart =
  (needs: PlanNeeds, erasing: ErasingPerson): FanOutPart =>
  async (cursor = ENTRIES.from) => {
    const { person } = erasing.person;
    const page = await filedAfter(needs.table, person, { ...ENTRIES, from: cursor, limit: READ_AT_ONCE });
    let before = cursor;
    for (const { place, item } of page) {
      const subject = conversationsIn.safeParse(item["entry"]).data?.subject;
      const step =
        subject?.kind === "enquiry"
          ? await eraseMessages(needs, { reference: subject.id, of: person })
          : NOTHING;
      if (!isNothing(step)) return pageOf(needs, step, erasing, before);
      before = place;
    }
    return { next: page.length === READ_AT_ONCE ? before : undefined };
  };

const heldMailPart =
  (needs: PlanNeeds, erasing: ErasingPerson): FanOutPart =>
  async (cursor) => {
    const found = await nextHeldMailFrom(needs.table, erasing.person.email, cursor);
    if (found === undefined) return {};
    const step = found.held === undefined ? NOTHING : eraseHeldMail(found.held, erasing);
    return pageOf(needs, step, erasing, found.place);
  };

const importsPart =
  (needs: PlanNeeds, erasing: ErasingPerson): FanOutPart =>
  async (cursor) => {
    const found = await nextImportWith(needs.table, erasing.person.email, cursor);
    if (found === undefined) return {};
    if (found.id === undefined) return { next: found.place };
    const step = await eraseImportedRows(needs.table, found.id);
    return pageOf(needs, step, erasing, step.more === true ? cursor : found.place);
  };

const ownPart =
  (needs: PlanNeeds, erasing: ErasingPerson): FanOutPart =>
  async () => {
    const step = await eraseOwn(needs.table, erasing);
    return pageOf(needs, step, erasing, step.more === true ? "more" : undefined);
  };

/** All parts of erasing a person but the last, which says that it is done. */
export const erasureParts = (needs: PlanNeeds, erasing: ErasingPerson): readonly FanOutPart[] => [
  ...STRETCHES.map((stretch) => filedPart(needs, erasing, stretch)),
  messagesPart(needs, erasing),
  heldMailPart(needs, erasing),
  importsPart(needs, erasing),
  ownPart(needs, erasing),
];

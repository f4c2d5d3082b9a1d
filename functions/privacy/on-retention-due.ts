import { enquiryEraser } from "../../shared/enquiries/erase.ts";
import { decidedMailBetween, eraseHeldMail } from "../../shared/enquiries/held-mail/erase.ts";
import { closedBetween } from "../../shared/enquiries/retention.ts";
import { openFiles } from "../../shared/files/bucket.ts";
import { eraseMail } from "../../shared/incoming-mail/mail-versions.ts";
import type { FanOutPart } from "../../shared/journal/fan-out.ts";
import { readItem } from "../../shared/platform/dynamo.ts";
import { lazy } from "../../shared/platform/lazy.ts";
import { readSettings } from "../../shared/platform/settings.ts";
import { RetentionDue } from "../../shared/privacy/entries.ts";
import type { ErasedStep, Erasing } from "../../shared/privacy/erasure/eraser.ts";
import { pageOf } from "../../shared/privacy/erasure/page.ts";
import { cutoffOf, holdsOn } from "../../shared/privacy/retention/decide.ts";
import type { Retention } from "../../shared/privacy/retention/model.ts";
import { readRetention, retentionWrite, runWrite } from "../../shared/privacy/retention/store.ts";
import { fanOutOverIndex } from "../entry-points/fan-out.ts";
import type { Needs } from "../entry-points/needs.ts";

interface NightNeeds extends Needs {
  readonly eraseMail: (key: string) => Promise<void>;
  readonly dropCopy: (reference: string) => Promise<void>;
}

const AT_ONCE = 25;

const isNothing = ({ writes, more }: ErasedStep): boolean => writes.length === 0 && more !== true;

/** Closed enquiries that are too old, one to a transaction; those that are empty already are passed over. */
const enquiriesPart =
  (needs: NightNeeds, retention: Retention, erasing: Erasing): FanOutPart =>
  async (cursor) => {
    const to = cutoffOf(retention, "enquiries", erasing.occasion.now);
    const from = retention.doneTo.enquiries;
    const page = await closedBetween(needs.table, { from, to, after: cursor }, AT_ONCE);
    let before = cursor;
    for (const { place, key } of page) {
      const now = await readItem(needs.table, key);
      const step =
        now === undefined ? { writes: [] } : await enquiryEraser.erase(needs, { ...now, ...key }, erasing);
      if (!isNothing(step)) return pageOf(needs, step, erasing, step.more === true ? (before ?? "!") : place);
      before = place;
    }
    return { next: page.length === AT_ONCE ? before : undefined };
  };

const heldMailPart =
  (needs: NightNeeds, retention: Retention, erasing: Erasing): FanOutPart =>
  async (cursor) => {
    const to = cutoffOf(retention, "held-mail", erasing.occasion.now);
    const { mails, next } = await decidedMailBetween(
      needs.table,
      { from: retention.doneTo["held-mail"], to, after: cursor },
      1,
    );
    const [mail] = mails;
    return pageOf(needs, mail === undefined ? { writes: [] } : eraseHeldMail(mail, erasing), erasing, next);
  };

/** Keeps up to when each kind is done, so that no night walks again what is empty. */
const finishing =
  ({ table }: Needs, date: string, { occasion }: Erasing): FanOutPart =>
  async () => {
    const before = await readRetention(table);
    const upTo = {
      enquiries: cutoffOf(before, "enquiries", occasion.now),
      "held-mail": cutoffOf(before, "held-mail", occasion.now),
    };
    const after = { ...before, doneTo: upTo, version: before.version + 1 };
    return { writes: [retentionWrite(before, after), runWrite({ date, at: occasion.now, upTo })] };
  };

/** Takes away what is older than the team has said, as far as what it says of nobody is not needed for the figures. */
export const handler = fanOutOverIndex(
  "privacy/on-retention-due",
  [RetentionDue],
  async (needs: NightNeeds, { subject: { id }, data: { date } }, occasion) => {
    const retention = await readRetention(needs.table);
    if (!holdsOn(retention, date)) return [];
    const erasing = { because: id, occasion };
    return [
      enquiriesPart(needs, retention, erasing),
      heldMailPart(needs, retention, erasing),
      finishing(needs, date, erasing),
    ];
  },
  "later",
  (needs): NightNeeds => {
    const mails = lazy(() => openFiles(readSettings(["MAIL_BUCKET"], process.env).MAIL_BUCKET));
    return {
      ...needs,
      eraseMail: (key: string) => eraseMail(mails(), key),
      // No copy goes by this: those have a time of their own.
      dropCopy: async () => undefined,
    };
  },
);

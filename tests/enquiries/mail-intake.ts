import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { listHeldMail } from "../../shared/enquiries/held-mail/store.ts";
import { receiveMail } from "../../shared/enquiries/mail/receive.ts";
import type { IncomingMail } from "../../shared/incoming-mail/incoming-mail.ts";
import { makeReplyAddress, type ReplyPurpose } from "../../shared/incoming-mail/reply-address.ts";
import { newId } from "../../shared/platform/ids.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds, testOccasion } from "../support/visiting.ts";
import { sendForm } from "./samples.ts";

const DOMAIN = "post.programme.example";

/** A table for one file of tests, in which mails are taken in. Each test has a day of its own, which `clock` shows. */
export const mailIntake = () => {
  const clock = { now: "2026-11-23T09:00:00.000Z" };
  let started: RealTable | undefined;
  const real = (): RealTable => started ?? expect.fail("The table is there once the tests have begun.");
  const needs = () => ({ ...testNeeds(real().table, clock), incomingDomain: DOMAIN });
  beforeAll(async () => {
    started = await startRealTable();
  });
  afterAll(() => started?.stop());
  beforeEach(() => {
    clock.now = plus(clock.now, "P1D");
  });

  const from = (name: string) => ({ name, address: `${name.toLowerCase()}@${newId()}.example` });
  return {
    clock,
    real,
    needs,
    /** A mailbox that nobody has written from yet. */
    from,
    /** Takes in a mail, as it lies in the bucket under `original`. */
    receive: (mail: IncomingMail, original = `incoming/${newId()}`) =>
      receiveMail(
        needs(),
        { mail, files: [], remarks: [], original },
        { ...testOccasion(needs()), actor: { kind: "system" } },
      ),
    /** Somebody asks something by the form. */
    ask: async (who = from("Ada")) => ({
      who,
      reference: await sendForm(needs(), testOccasion(needs()), { name: who.name, email: who.address }),
    }),
    /** The signed address for answers to an enquiry. */
    replyTo: (reference: string, purpose: ReplyPurpose = "conversation") =>
      makeReplyAddress(needs().keys, purpose, reference, DOMAIN),
    /** The mails that were held or set aside today. */
    heldToday: async () =>
      (await Promise.all([listHeldMail(real().table, "held"), listHeldMail(real().table, "set-aside")]))
        .flatMap(({ shown }) => shown)
        .filter(({ at }) => at === clock.now),
  };
};

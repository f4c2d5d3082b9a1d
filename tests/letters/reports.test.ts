import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { onMailEvent } from "../../functions/letters/on-mail-event.ts";
import type { Letter } from "../../shared/letters/letter.ts";
import { readLetter } from "../../shared/letters/store.ts";
import { readPeople } from "../../shared/people/store.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds } from "../support/visiting.ts";
import { aLetter, post } from "./samples.ts";

let real: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);

beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());
beforeEach(() => {
  clock.now = plus(clock.now, "P1D");
});

type Kind = "Delivery" | "Complaint" | "Permanent" | "Transient" | "Listed";

/** A report as SES publishes it to EventBridge (developer guide, "examples of event data"). */
const report = (letter: Letter, kind: Kind, messageId = `ses-${letter.id}`) => ({
  eventType: kind === "Delivery" || kind === "Complaint" ? kind : "Bounce",
  mail: {
    timestamp: clock.now,
    source: "Programme <hello@programme.example>",
    messageId,
    destination: ["ada@trust.example"],
    headersTruncated: false,
    headers: [{ name: "To", value: "ada@trust.example" }],
    commonHeaders: { to: ["ada@trust.example"], subject: "Hello" },
    tags: {
      "ses:configuration-set": ["convenor"],
      "ses:from-domain": ["programme.example"],
      letter: [letter.id],
      kind: [letter.kind],
    },
  },
  ...(kind === "Delivery" && { delivery: { recipients: ["ada@trust.example"], smtpResponse: "250 ok" } }),
  ...(kind === "Complaint" && {
    complaint: { complainedRecipients: [{ emailAddress: "ada@trust.example" }] },
  }),
  ...(kind !== "Delivery" &&
    kind !== "Complaint" && {
      bounce: {
        bounceType: kind === "Transient" ? kind : "Permanent",
        bounceSubType: kind === "Listed" ? "OnAccountSuppressionList" : "General",
        bouncedRecipients: [{ emailAddress: "ada@trust.example", status: "5.1.1" }],
      },
    }),
});

const posted = (reader: Parameters<typeof post>[2] = {}, more: Partial<Letter> = {}) =>
  post(needs(), aLetter({ queuedAt: clock.now, status: "sent", ...more }), reader);
const statusOf = async (letter: Letter) => (await readLetter(real.table, letter.id))?.status;
const readerOf = async (letter: Letter) =>
  "person" in letter.to ? (await readPeople(real.table, [letter.to.person]))[0] : undefined;
/** What is known of the reader's address: that letters came back, that one was called spam, both or nothing. */
const suppressedOf = async (letter: Letter) => {
  const { bouncedAt, complainedAt } = (await readerOf(letter)) ?? {};
  return [bouncedAt && "bounced", complainedAt && "complained"].filter(Boolean).join(" and ");
};
const said = async (letter: Letter) =>
  (await real.entries(utcDate(clock.now)))
    .filter(({ subject }) => subject.id === letter.id)
    .map(({ name }) => name);

describe("what became of a letter", () => {
  test.each([
    ["Delivery", "delivered", "", "LetterDelivered"],
    ["Transient", "bounced", "", "LetterBounced"],
    ["Listed", "bounced", "", "LetterBounced"],
    ["Permanent", "bounced", "bounced", "LetterBounced"],
    ["Complaint", "complained", "complained", "LetterComplained"],
  ] as const)("%s: is %s, the address %s, and %s is said once", async (kind, status, suppressed, entry) => {
    const letter = await posted();
    real.calls();
    await onMailEvent(needs(), report(letter, kind));
    expect(real.calls()).toEqual(["GetItem", "TransactWriteItems"]);
    await onMailEvent(needs(), report(letter, kind));
    expect(await statusOf(letter)).toBe(status);
    expect(await suppressedOf(letter)).toBe(suppressed);
    expect(await said(letter)).toEqual([entry]);
  });

  test("is the same in whatever order the reports come, and however often", async () => {
    const kinds = fc.shuffledSubarray<Kind>(["Delivery", "Permanent", "Complaint"], { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(kinds, fc.infiniteStream(fc.boolean()), async (order, again) => {
        const letter = await posted();
        for (const kind of order) {
          await onMailEvent(needs(), report(letter, kind));
          if (again.next().value === true) await onMailEvent(needs(), report(letter, kind));
        }
        const worst = order.includes("Complaint")
          ? "complained"
          : order.includes("Permanent")
            ? "bounced"
            : "delivered";
        expect(await statusOf(letter)).toBe(worst);
        const suppressed = [
          ...(order.includes("Permanent") ? ["bounced"] : []),
          ...(order.includes("Complaint") ? ["complained"] : []),
        ];
        expect(await suppressedOf(letter)).toBe(suppressed.join(" and "));
        expect(await said(letter)).toHaveLength(order.length);
      }),
      { numRuns: 25 },
    );
  });

  test("a complaint, and then SES's own list, does not hold back what they ask for", async () => {
    const letter = await posted();
    await onMailEvent(needs(), report(letter, "Complaint"));
    await onMailEvent(needs(), report(letter, "Listed", "ses-2"));
    expect(await suppressedOf(letter)).toBe("complained");
    expect(await readerOf(letter)).toMatchObject({ onSuppressionList: true });
  });

  test("of a letter that is older than the last lifting says nothing of the address now", async () => {
    const liftedAt = plus(clock.now, "PT1M");
    const letter = await posted({ liftedAt }, { sentAt: clock.now });
    await onMailEvent(needs(), report(letter, "Permanent"));
    expect(await statusOf(letter)).toBe("bounced");
    expect(await suppressedOf(letter)).toBe("");
    const later = await posted({ liftedAt }, { sentAt: liftedAt });
    await onMailEvent(needs(), report(later, "Permanent"));
    expect(await suppressedOf(later)).toBe("bounced");
  });

  test("a letter that was tried and arrived lifts it; one that came back begins it anew", async () => {
    const bouncedAt = plus(clock.now, "-P3D");
    const arrived = await posted({ bouncedAt }, { sentAt: clock.now, trial: true });
    await onMailEvent(needs(), report(arrived, "Delivery"));
    expect(await suppressedOf(arrived)).toBe("");
    const person = "person" in arrived.to ? arrived.to.person : "";
    const entries = await real.entries(utcDate(clock.now));
    expect(entries.filter(({ subject }) => subject.id === person)).toMatchObject([
      { name: "LettersResumed", data: { because: "delivered", after: "bounced" } },
    ]);

    const back = await posted({ bouncedAt }, { sentAt: clock.now, trial: true });
    await onMailEvent(needs(), report(back, "Permanent"));
    expect(await readerOf(back)).toMatchObject({ bouncedAt: clock.now, onSuppressionList: true });
  });

  test("brings nobody back who was erased", async () => {
    const letter = await posted(null);
    await onMailEvent(needs(), report(letter, "Permanent"));
    expect(await statusOf(letter)).toBe("bounced");
    expect(await said(letter)).toEqual(["LetterBounced"]);
    expect("person" in letter.to ? await real.items(`PERSON#${letter.to.person}`) : []).toEqual([]);
  });

  test("settles a letter whose sending was uncertain", async () => {
    const letter = await posted({}, { status: "not-sent", reason: "uncertain" });
    await onMailEvent(needs(), report(letter, "Delivery"));
    expect(await readLetter(real.table, letter.id)).toMatchObject({ status: "delivered" });
    expect(await readLetter(real.table, letter.id)).not.toHaveProperty("reason");
  });

  test("puts no address into the journal or the letter", async () => {
    const letter = await posted();
    await onMailEvent(needs(), report(letter, "Permanent"));
    const written = [...(await real.items("JOURNAL#")), ...(await real.items(`LETTER#${letter.id}`))];
    expect(JSON.stringify(written)).not.toContain("ada@");
  });
});

describe("reports that are not on a letter of ours", () => {
  test("an unknown letter or a mail without our tag changes nothing", async () => {
    const before = (await real.items("")).length;
    await onMailEvent(needs(), report(aLetter(), "Permanent"));
    const foreign = report(aLetter(), "Delivery");
    await onMailEvent(needs(), { ...foreign, mail: { ...foreign.mail, tags: {} } });
    expect(await real.items("")).toHaveLength(before);
  });

  test.each([
    undefined,
    "text",
    {},
    { eventType: "Open" },
    { eventType: "Bounce", mail: { messageId: "1", tags: {} } },
  ])("%j is thrown, to be retried and kept", async (detail) => {
    await expect(onMailEvent(needs(), detail)).rejects.toThrow();
  });
});

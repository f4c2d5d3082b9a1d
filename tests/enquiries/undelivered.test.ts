import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { onMailEvent } from "../../functions/letters/on-mail-event.ts";
import { queueSendLetter } from "../../functions/letters/queue-send-letter.ts";
import { readEnquiry } from "../../shared/enquiries/store.ts";
import type { Letter } from "../../shared/letters/letter.ts";
import { personKey } from "../../shared/people/store.ts";
import { addDays, localDate, plus } from "../../shared/platform/wall-clock.ts";
import { rollUpDays } from "../../shared/reports/days/commands.ts";
import { readDays } from "../../shared/reports/days/read-days.ts";
import { anOrder } from "../letters/samples.ts";
import { senderNeeds } from "../letters/sender-needs.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { standIn } from "../support/stand-in.ts";
import { testOccasion } from "../support/visiting.ts";
import { World } from "../support/world.ts";
import { sendForm } from "./samples.ts";

let real: RealTable;
let world: World;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const ses = standIn(SESv2Client);

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
});
afterAll(() => real.stop());
beforeEach(() => {
  world.clear();
  clock.now = plus(clock.now, "P7D");
  ses.reset();
  ses.on(SendEmailCommand).callsFake(() => ({ MessageId: `ses-${Math.random()}` }));
});

/** An enquiry that is answered at the desk; gives its reference and the letter with the answer. */
const answered = async (daysLater = 0): Promise<{ reference: string; letter: Letter }> => {
  const reference = await sendForm(world.needs, testOccasion(world.needs));
  await world.settle();
  clock.now = plus(clock.now, `P${daysLater}D`);
  const browser = world.atDesk();
  const page = await browser.open(`/desk/enquiries/${reference}`);
  await browser.send(page, { text: "Yes, of course.", next: "answered" }, "answer");
  await world.settle();
  return { reference, letter: world.lettersOf("enquiry-answer").at(-1) ?? expect.fail("No answer.") };
};
const personOf = ({ to }: Letter): string => ("person" in to ? to.person : "");
const set = (letter: Letter, change: string, values: Record<string, string> = {}) =>
  real.table.client.send(
    new UpdateCommand({
      TableName: real.table.name,
      Key: personKey(personOf(letter)),
      UpdateExpression: change,
      ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
    }),
  );
const send = async (letter: Letter): Promise<void> => {
  await queueSendLetter(senderNeeds(real.table, clock), anOrder(letter));
  await world.settle();
};
const today = async () => {
  const date = localDate(clock.now);
  const [day] = (await readDays(real.table, { first: date, last: date, today: date })).slice(-1);
  return day;
};

describe("an answer that was not sent", () => {
  test("leaves the enquiry with the team, on Today, and out of what was answered in time", async () => {
    const { reference, letter } = await answered();
    await rollUpDays(world.needs, addDays(localDate(clock.now), -1));
    expect(await today()).toMatchObject({ answered: 1, answeredInTime: 1 });
    const due = (await readEnquiry(real.table, reference))?.firstAnswerDue;
    await set(letter, "SET bouncedAt = :at", { ":at": clock.now });
    await send(letter);

    const enquiry = await readEnquiry(real.table, reference);
    expect(enquiry).toMatchObject({ status: "open", answerBy: due, undelivered: { letter: letter.id } });
    expect(enquiry).not.toHaveProperty("firstAnsweredAt");
    expect(await today()).toMatchObject({ answered: 0, answeredInTime: 0, hoursToAnswer: 0 });

    const home = await world.atDesk().open("/desk");
    expect(home.$(`a[href="/desk/enquiries/${reference}"]`).closest("li").text()).toContain(
      "the answer did not arrive",
    );
    const page = await world.atDesk().open(`/desk/enquiries/${reference}`);
    expect(page.text).toContain("did not arrive: an earlier letter to this address came back");
    expect(page.text).toContain("A letter to Ada Example will not be sent.");
    expect(page.$(`a[href="/desk/addresses/${personOf(letter)}"]`).length).toBe(1);
  });

  test("counts as the first answer no more: the next one does, by the day that was due at first", async () => {
    const { reference, letter } = await answered();
    await set(letter, "SET bouncedAt = :at", { ":at": clock.now });
    await send(letter);
    await set(letter, "REMOVE bouncedAt");
    clock.now = plus(clock.now, "P6D");
    const browser = world.atDesk();
    const page = await browser.open(`/desk/enquiries/${reference}`);
    await browser.send(page, { text: "Once more.", next: "answered" }, "answer");
    await world.settle();
    const enquiry = await readEnquiry(real.table, reference);
    expect(enquiry).toMatchObject({ status: "answered", firstAnsweredAt: clock.now });
    expect(enquiry).not.toHaveProperty("undelivered");
    expect(await today()).toMatchObject({ answered: 1, answeredLate: 1 });
  });

  test("or came back, is the same; twice told changes nothing more", async () => {
    const { reference, letter } = await answered(1);
    await send(letter);
    const detail = {
      eventType: "Bounce",
      mail: { messageId: "m-1", tags: { letter: [letter.id] } },
      bounce: { bounceType: "Transient", bounceSubType: "MailboxFull" },
    };
    await onMailEvent(world.needs, detail);
    await world.settle();
    const before = await readEnquiry(real.table, reference);
    expect(before).toMatchObject({ status: "open", undelivered: { letter: letter.id } });
    await onMailEvent(world.needs, { ...detail, mail: { ...detail.mail, messageId: "m-2" } });
    await world.settle();
    expect(await readEnquiry(real.table, reference)).toEqual(before);
  });

  test("another kind of letter moves nothing", async () => {
    const reference = await sendForm(world.needs, testOccasion(world.needs));
    await world.settle();
    const letter = world.lettersOf("enquiry-received").at(-1) ?? expect.fail("No letter.");
    await set(letter, "SET bouncedAt = :at", { ":at": clock.now });
    const before = await readEnquiry(real.table, reference);
    await send(letter);
    expect(await readEnquiry(real.table, reference)).toEqual(before);
  });
});

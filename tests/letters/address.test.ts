import {
  DeleteSuppressedDestinationCommand,
  NotFoundException,
  SESv2Client,
  SendEmailCommand,
} from "@aws-sdk/client-sesv2";
import { PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { servePage } from "../../functions/entry-points/page-server.ts";
import { queueSendLetter } from "../../functions/letters/queue-send-letter.ts";
import { page as joinConfirmPage } from "../../functions/members/join-confirm.ts";
import type { IncomingMail } from "../../shared/incoming-mail/incoming-mail.ts";
import { resumeByMail } from "../../shared/letters/address-commands.ts";
import type { Letter } from "../../shared/letters/letter.ts";
import { readLetter } from "../../shared/letters/store.ts";
import type { Person } from "../../shared/people/person.ts";
import { addressKey, personKey, readPeople } from "../../shared/people/store.ts";
import { newId } from "../../shared/platform/ids.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { aMail } from "../enquiries/mails.ts";
import { joining } from "../members/joining.ts";
import { Browser } from "../support/browser.ts";
import { signedIn } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { standIn } from "../support/stand-in.ts";
import { testNeeds, testOccasion } from "../support/visiting.ts";
import { aLetter, anOrder, post } from "./samples.ts";
import { senderNeeds } from "./sender-needs.ts";

let real: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const ses = standIn(SESv2Client);
const needs = () => testNeeds(real.table, clock);
const handler = webHandler(desk, async () => needs());
const at = (role: "viewer" | "team" | "admin") => new Browser(handler, signedIn(needs(), role));
const { ask, requestToken, begin } = joining(() => real, clock);

beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());
beforeEach(() => {
  begin();
  ses.reset();
  ses.on(SendEmailCommand).resolves({ MessageId: `ses-${newId()}` });
  ses.on(DeleteSuppressedDestinationCommand).resolves({});
});

const BOUNCED = { bouncedAt: "2026-11-20T09:00:00.000Z", onSuppressionList: true } as const;

const known = async (id: string): Promise<Person | undefined> => (await readPeople(real.table, [id]))[0];
const personOf = (letter: Letter): string => ("person" in letter.to ? letter.to.person : "");
const send = (letter: Letter) => queueSendLetter(senderNeeds(real.table, clock), anOrder(letter));
const takenOff = () =>
  ses.commandCalls(DeleteSuppressedDestinationCommand).map(({ args }) => args[0].input.EmailAddress);
const resumedToday = async (person: string) =>
  (await real.entries(utcDate(clock.now)))
    .filter(({ name, subject }) => name === "LettersResumed" && subject.id === person)
    .map(({ data }) => data);

/** Somebody whose letters come back, with a letter that waits for them. */
const somebody = async (state: Partial<Person> = BOUNCED, more: Partial<Letter> = {}) => {
  const email = `ada.${newId()}@trust.example`;
  const letter = await post(needs(), aLetter({ kind: "enquiry-closed", queuedAt: clock.now, ...more }), {
    email,
    ...state,
  });
  const person = personOf(letter);
  await real.table.client.send(
    new PutCommand({ TableName: real.table.name, Item: { ...addressKey(email), personId: person } }),
  );
  return { email, letter, person };
};

/** Presses a button of a page as an administrator; gives the page that follows. */
const pressed = async (path: string, step: string) => {
  const browser = at("admin");
  const sent = await browser.send(await browser.open(path), {}, step);
  return browser.open(sent.to);
};

const mailFrom = (address: string, more: Partial<IncomingMail> = {}) =>
  resumeByMail(needs(), aMail({ from: { name: "Ada", address }, ...more }), {
    once: `test:${newId()}`,
    occasion: testOccasion(needs()),
  });

describe("letters go to an address again that they came back from", () => {
  test("after a mail from it, and SES's list is cleared before the next letter", async () => {
    const { email, person, letter } = await somebody();
    await mailFrom(email);
    expect(await known(person)).toMatchObject({ liftedAt: clock.now, onSuppressionList: true });
    expect(await known(person)).not.toHaveProperty("bouncedAt");
    expect(await resumedToday(person)).toEqual([{ because: "mail", after: "bounced" }]);
    await send(letter);
    expect(takenOff()).toEqual([email]);
    expect(ses.calls().map(({ args }) => args[0].constructor)).toEqual([
      DeleteSuppressedDestinationCommand,
      SendEmailCommand,
    ]);
    expect((await readLetter(real.table, letter.id))?.status).toBe("sent");
    expect(await known(person)).not.toHaveProperty("onSuppressionList");
  });

  test.each([
    ["that anybody could have forged", { proof: "none" }],
    ["that a machine wrote", { automatic: "auto-reply" }],
    ["that is spam", { verdicts: { spam: "fail", virus: "pass" } }],
  ] as const)("not after a mail %s", async (_which, more) => {
    const { email, person } = await somebody();
    await mailFrom(email, more);
    expect(await known(person)).toMatchObject(BOUNCED);
  });

  test("a mail from somebody whose letters arrive, or whom nobody knows, writes nothing", async () => {
    const { email } = await somebody({});
    real.calls();
    await mailFrom(email);
    await mailFrom("nobody@trust.example");
    expect(real.calls()).toEqual(["GetItem", "BatchGetItem", "GetItem"]);
  });

  test("an address that is not on SES's list is off it; a fault there sends nothing and comes again", async () => {
    const { letter, person } = await somebody({ onSuppressionList: true });
    ses.on(DeleteSuppressedDestinationCommand).rejectsOnce(new Error("broken"));
    await expect(send(letter)).rejects.toThrow("broken");
    expect(await known(person)).toMatchObject({ onSuppressionList: true });
    expect(await readLetter(real.table, letter.id)).toMatchObject({ status: "queued" });
    ses
      .on(DeleteSuppressedDestinationCommand)
      .rejects(new NotFoundException({ $metadata: { httpStatusCode: 404 }, message: "not there" }));
    await send(letter);
    expect((await readLetter(real.table, letter.id))?.status).toBe("sent");
  });

  test("after they confirm that they want to join: also news, if they had called a letter spam", async () => {
    const { token, person } = await requestToken();
    await real.table.client.send(
      new UpdateCommand({
        TableName: real.table.name,
        Key: personKey(person),
        UpdateExpression: "SET bouncedAt = :at, complainedAt = :at",
        ExpressionAttributeValues: { ":at": BOUNCED.bouncedAt },
      }),
    );
    await ask(servePage(joinConfirmPage).post, { parameters: { token }, form: {} });
    expect(await known(person)).toMatchObject({ liftedAt: clock.now });
    expect(await known(person)).not.toHaveProperty("bouncedAt");
    expect(await known(person)).not.toHaveProperty("complainedAt");
  });

  test("what answers a form is tried once a day, and says that it is a trial", async () => {
    const { letter } = await somebody(BOUNCED, { kind: "enquiry-received" });
    await send(letter);
    expect(await readLetter(real.table, letter.id)).toMatchObject({ status: "sent", trial: true });
    const other = await somebody({ bouncedAt: clock.now }, { kind: "enquiry-received" });
    await send(other.letter);
    expect(await readLetter(real.table, other.letter.id)).toMatchObject({ status: "not-sent" });
  });
});

describe("the page of an address", () => {
  test("says why letters are not sent, and an administrator has them go out again", async () => {
    const { person, letter, email } = await somebody();
    await send(letter);
    const path = `/desk/addresses/${person}`;
    const shown = await at("team").open(path);
    expect(shown.text).toContain(email);
    expect(shown.text).toContain("A letter came back on Friday 20 November 2026");
    expect(shown.text).toContain("an earlier letter to this address came back");
    expect(shown.$(`form[action="${path}"]`).length).toBe(0);

    const done = await pressed(path, "resume");
    expect(done.text).toContain("Letters go to this address again");
    expect(done.text).not.toContain("Why letters are not sent");
    expect(await resumedToday(person)).toEqual([{ because: "administrator", after: "bounced" }]);
  });

  test("has news go out again to who called a letter spam", async () => {
    const { person } = await somebody({ complainedAt: BOUNCED.bouncedAt });
    const path = `/desk/addresses/${person}`;
    expect((await at("viewer").open(path)).text).toContain("They called a letter spam");
    await pressed(path, "news");
    expect(await known(person)).not.toHaveProperty("complainedAt");
  });

  test("shows no letter about an application, whose applicant may be hidden", async () => {
    const { person } = await somebody({}, { about: "application:PRB-4F7K-2Q9C" });
    const shown = await at("viewer").open(`/desk/addresses/${person}`);
    expect(shown.text).toContain("No letter was written");
  });

  test("of nobody is not found, and only administrators press its buttons", async () => {
    const { person } = await somebody();
    for (const id of [newId(), "1", "constructor", "x".repeat(3000)])
      expect((await at("viewer").open(`/desk/addresses/${id}`)).status).toBe(404);
    expect((await at("team").post(`/desk/addresses/${person}`, [["_step", "resume"]])).status).toBe(403);
  });
});

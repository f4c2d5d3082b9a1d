import { DeleteCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { onAnswerLetter } from "../../functions/enquiries/on-answer-letter.ts";
import { receiveMail } from "../../shared/enquiries/mail/receive.ts";
import { readEnquiry } from "../../shared/enquiries/store.ts";
import { makeReplyAddress } from "../../shared/incoming-mail/reply-address.ts";
import { record } from "../../shared/journal/entry.ts";
import { LetterBounced } from "../../shared/letters/entries.ts";
import { membershipKey } from "../../shared/people/membership.ts";
import { personKey } from "../../shared/people/store.ts";
import { newId } from "../../shared/platform/ids.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { joining } from "../members/joining.ts";
import { theo } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { reactionOccasion, testOccasion } from "../support/visiting.ts";
import type { World } from "../support/world.ts";
import { aMail } from "./mails.ts";

const DOMAIN = "post.programme.example";
let real: RealTable;
let world: World;
let asha: string;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const story = joining(() => real, clock);

beforeAll(async () => {
  real = await startRealTable();
  world = story.world();
});
afterAll(() => real.stop());
beforeEach(async () => {
  story.begin();
  asha = (await story.joined()).person;
  world.clear();
});

const path = () => `/desk/people/${asha}/write`;
const email = () => story.answers().email;
const words = {
  subject: "How other trusts plan beds",
  text: "Dear Asha,\n\nWould next week suit you?\n\nTheo",
};

const setPerson = (change: string, values: Record<string, string>) =>
  real.table.client.send(
    new UpdateCommand({
      TableName: real.table.name,
      Key: personKey(asha),
      UpdateExpression: change,
      ExpressionAttributeValues: values,
    }),
  );
const written = () => world.lettersOf("team-letter");

/** Writes the letter, looks at it and sends it; gives the page that follows. */
const send = async () => {
  const browser = world.atDesk(theo);
  const preview = await browser.send(await browser.open(path()), words, "preview");
  const sent = await browser.send(preview, {}, "send");
  return { preview, sent };
};
const referenceOf = (): string => String(Object(written().at(-1)?.facts).reference);

describe("a letter that the team writes first", () => {
  test("is looked at before it is sent, and nothing is sent until then", async () => {
    const browser = world.atDesk(theo);
    const form = await browser.open(path());
    expect(form.text).toContain(email());
    const preview = await browser.send(form, words, "preview");
    expect(preview.status).toBe(200);
    expect(preview.$(".letter").text()).toContain("Would next week suit you?");
    expect(preview.text).toContain(`It goes to one person: Asha Example, ${email()}.`);
    expect(preview.$("button[value=send]").text().trim()).toBe("Send to Asha Example");
    expect(written()).toHaveLength(0);
  });

  test("goes out once, is in their timeline and stands as answered, of who wrote it", async () => {
    const browser = world.atDesk(theo);
    const preview = await browser.send(await browser.open(path()), words, "preview");
    const sent = await browser.send(preview, {}, "send");
    await browser.send(preview, {}, "send");
    expect(sent.to).toBe(`/desk/people/${asha}?done=written`);
    expect(written().map(({ to }) => to)).toEqual([{ person: asha }]);
    const enquiry = await readEnquiry(real.table, referenceOf());
    expect(enquiry).toMatchObject({ status: "answered", assignee: theo.id, person: asha, channel: "desk" });
    const person = await browser.open(sent.to);
    expect(person.text).toContain("Your letter is on its way.");
    expect(person.$(".history").text()).toContain("Letter from the team: How other trusts plan beds");
  });

  test("gets its reply into the inbox, from the same person, with who wrote it", async () => {
    await send();
    const reference = referenceOf();
    clock.now = plus(clock.now, "P1D");
    const needs = { ...world.needs, incomingDomain: DOMAIN };
    await receiveMail(
      needs,
      {
        mail: aMail({
          from: { name: "Asha", address: email() },
          recipients: [makeReplyAddress(needs.keys, "conversation", reference, DOMAIN)],
          text: "Tuesday would be good.",
        }),
        files: [],
        remarks: [],
        original: `incoming/${newId()}`,
      },
      { ...testOccasion(needs), actor: { kind: "system" } },
    );
    expect(await readEnquiry(real.table, reference)).toMatchObject({ status: "open", assignee: theo.id });
    const inbox = await world.atDesk(theo).open("/desk/enquiries?view=mine");
    expect(inbox.text).toContain(words.subject);
    // It is no answer to a question, so it counts as none.
    const { firstAnswerDue } = (await readEnquiry(real.table, reference)) ?? {};
    expect(firstAnswerDue).toBeUndefined();
  });

  test("comes back to who wrote it when it did not arrive", async () => {
    await send();
    const [letter] = written();
    const entry = record(
      LetterBounced,
      { subject: letter?.id ?? "", data: { kind: "team-letter", permanent: true } },
      testOccasion(world.needs),
    );
    await onAnswerLetter(
      world.needs,
      entry,
      reactionOccasion(world.needs, "enquiries/on-answer-letter", entry),
    );
    expect(await readEnquiry(real.table, referenceOf())).toMatchObject({
      status: "open",
      undelivered: { letter: letter?.id },
    });
  });
});

describe("nobody is written to first", () => {
  const refusedWith = async (text: string) => {
    const browser = world.atDesk(theo);
    const page = await browser.open(path());
    expect(page.$("textarea").length).toBe(0);
    expect(page.text).toContain(text);
  };

  test("whose letters come back", async () => {
    await setPerson("SET bouncedAt = :at", { ":at": clock.now });
    await refusedWith("come back, so nothing is sent there");
  });

  test("who called a letter spam", async () => {
    await setPerson("SET complainedAt = :at", { ":at": clock.now });
    await refusedWith("called a letter spam");
  });

  test("who left, also where they left while the letter was written", async () => {
    const browser = world.atDesk(theo);
    const preview = await browser.send(await browser.open(path()), words, "preview");
    await real.table.client.send(
      new UpdateCommand({
        TableName: real.table.name,
        Key: membershipKey(asha),
        UpdateExpression: "SET #member.#status = :left",
        ExpressionAttributeNames: { "#member": "member", "#status": "status" },
        ExpressionAttributeValues: { ":left": "left" },
      }),
    );
    const sent = await browser.send(preview, {}, "send");
    expect(sent.status).toBe(409);
    expect(sent.text).toContain("They left the community, so nothing was sent.");
    expect(written()).toHaveLength(0);
    await refusedWith("left the community");
  });

  test("who was erased", async () => {
    const browser = world.atDesk(theo);
    const preview = await browser.send(await browser.open(path()), words, "preview");
    await real.table.client.send(new DeleteCommand({ TableName: real.table.name, Key: personKey(asha) }));
    expect((await browser.send(preview, {}, "send")).status).toBe(404);
    expect(written()).toHaveLength(0);
  });

  test("with something left to replace, or by who may only look", async () => {
    const browser = world.atDesk(theo);
    const left = await browser.send(
      await browser.open(path()),
      { ...words, text: "Dear [name], hello" },
      "preview",
    );
    expect(left.status).toBe(422);
    expect(left.text).toContain("Replace [name]");
    expect((await world.atDesk(undefined, "viewer").open(path())).status).toBe(403);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { introduceNamed } from "../../shared/enquiries/conversation/commands.ts";
import { answerEnquiry, namedIn } from "../../shared/enquiries/conversation/decide.ts";
import type { Message } from "../../shared/enquiries/conversation/model.ts";
import { readConversation } from "../../shared/enquiries/conversation/store.ts";
import { receiveMail } from "../../shared/enquiries/mail/receive.ts";
import { mergePair } from "../../shared/enquiries/merging/commands.ts";
import type { IncomingMail } from "../../shared/incoming-mail/incoming-mail.ts";
import { makeReplyAddress } from "../../shared/incoming-mail/reply-address.ts";
import { readPeople } from "../../shared/people/store.ts";
import { newId } from "../../shared/platform/ids.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { Browser } from "../support/browser.ts";
import { OF_SESSION, signedIn } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds, testOccasion } from "../support/visiting.ts";
import { aMail } from "./mails.ts";
import { accepted, anEnquiry, morning, at as occasionAt, planning, theo } from "./samples.ts";

const mailbox = (name: string, address = `${name}@trust.example`) => ({ name, address });
const message = (more: Partial<Message>): Message => ({
  id: newId(),
  at: morning,
  from: "they",
  via: "e-mail",
  text: "Hello",
  files: [],
  remarks: [],
  ...more,
});

describe("whom the mails of a conversation name", () => {
  it("is who got a copy and where replies were asked for, the latest first, as far as we can write to them", () => {
    const messages = [
      message({ copied: [mailbox("bea"), mailbox("", "päul@trust.example")] }),
      message({ replyTo: mailbox("office"), copied: [mailbox("Bea", "BEA@trust.example")] }),
      message({ from: "team", copied: [mailbox("nobody")] }),
    ];
    expect([...namedIn(messages).keys()]).toEqual(["office@trust.example", "bea@trust.example"]);
  });

  it("is made known by address only: what a mail calls them is not believed, and nobody else is made known", () => {
    const known = {
      messages: [message({ copied: [mailbox("Bea")].map(({ name }) => mailbox(name, "bea@trust.example")) })],
      found: [],
    };
    const also = introduceNamed(["bea@trust.example"], known, newId);
    expect(JSON.stringify(also)).toContain('"asTyped":true');
    expect(introduceNamed(["eve@else.example"], known, newId)).toEqual({ refusal: "not-named" });
  });

  it("gets an answer as letters of their own and takes part from then on, in the conversation that names them and no other", () => {
    const [bea, merged] = [newId(), newId()];
    const enquiry = anEnquiry({ absorbed: [{ reference: "ENQ-0000-0000", participants: [merged] }] });
    const also = [{ person: bea, conversation: enquiry.reference }];
    const answer = { text: "Yes.", to: enquiry.person, also, next: "answered", via: "desk" } as const;
    const given = { occasion: occasionAt(morning, theo), planning };
    const decision = accepted(answerEnquiry(enquiry, answer, given));
    expect(decision.letters.map(({ to }) => to)).toEqual([{ person: enquiry.person }, { person: bea }]);
    expect(new Set(decision.letters.map(({ encloses }) => encloses?.sk)).size).toBe(1);
    expect(decision.messages).toHaveLength(1);
    expect(decision.enquiry.participants).toEqual([enquiry.person, bea]);
    expect(answerEnquiry(enquiry, { ...answer, to: merged }, given)).toEqual({ refusal: "not-named" });
    const toMerged = { ...answer, to: merged, also: [{ person: bea, conversation: "ENQ-0000-0000" }] };
    const inMerged = accepted(answerEnquiry(enquiry, toMerged, given));
    expect(inMerged.messages.map(({ conversation }) => conversation)).toEqual(["ENQ-0000-0000"]);
    expect(inMerged.enquiry.participants).toEqual([enquiry.person]);
    expect(inMerged.enquiry.absorbed[0]?.participants).toEqual([merged, bea]);
    expect(answerEnquiry(enquiry, { ...toMerged, to: enquiry.person }, given)).toEqual({
      refusal: "not-named",
    });
    const full = { ...enquiry, participants: [enquiry.person, ...Array.from({ length: 59 }, newId)] };
    expect(answerEnquiry(full, answer, given)).toEqual({ refusal: "too-many" });
  });
});

describe("the answer form", () => {
  let real: RealTable;
  const clock = { now: "2026-11-23T09:00:00.000Z" };
  const needs = () => ({ ...testNeeds(real.table, clock), incomingDomain: "post.programme.example" });
  const handler = webHandler(desk, async () => needs());

  beforeAll(async () => {
    real = await startRealTable();
  });
  afterAll(() => real.stop());
  beforeEach(() => {
    clock.now = plus(clock.now, "P1D");
  });

  const receive = (mail: Partial<IncomingMail>) =>
    receiveMail(
      needs(),
      {
        mail: aMail({ from: mailbox("Ada", `ada.${newId()}@trust.example`), ...mail }),
        files: [],
        remarks: [],
        original: `incoming/${newId()}`,
      },
      { ...testOccasion(needs()), actor: { kind: "system" } },
    );
  const referenceIn = (url: string): string => url.split("/").at(-1) ?? "";
  /** The page of an enquiry that came by a mail. */
  const pageOf = async (mail: Partial<IncomingMail>): Promise<string> => {
    await receive(mail);
    const list = await new Browser(handler, signedIn(needs())).open("/desk/enquiries");
    const href = list
      .$("main a")
      .toArray()
      .map((link) => list.$(link).attr("href")?.split("?")[0] ?? "")
      .filter((one) => one.startsWith("/desk/enquiries/ENQ-"))
      .at(-1);
    return href ?? expect.fail("There is no enquiry.");
  };
  const answersTo = async () =>
    (await real.letters()).filter(
      ({ kind, queuedAt }) => kind === "enquiry-answer" && queuedAt === clock.now,
    );

  it("offers those whom the mails name, none ticked, and sends each who is ticked a letter of their own", async () => {
    const [bea, carl] = [`bea.${newId()}@trust.example`, `carl.${newId()}@trust.example`];
    const url = await pageOf({ copied: [mailbox("Bea", bea)], replyTo: mailbox("", carl) });
    const browser = new Browser(handler, signedIn(needs()));
    const page = await browser.open(url);
    const boxes = page.$('input[type="checkbox"]');
    expect(boxes.toArray().map((box) => page.$(box).attr("value")?.split("#").at(-1))).toEqual([carl, bea]);
    expect(boxes.filter("[checked]")).toHaveLength(0);
    real.calls();
    const ticked = {
      text: "Come on Monday.",
      "also-1": boxes.eq(0).attr("value") ?? "",
      "also-2": boxes.eq(1).attr("value") ?? "",
    };
    const answered = await browser.send(page, ticked, "answer");
    expect(real.calls().toSorted()).toEqual([OF_SESSION, "BatchGetItem", "TransactWriteItems"].toSorted());
    const now = await browser.open(answered.to);
    expect(now.$(".nhsuk-notification-banner").text()).toContain("Your answer is on its way to 3 people.");
    expect(now.$('input[type="checkbox"]')).toHaveLength(0);
    expect(now.$(".message--team .nhsuk-tag")).toHaveLength(3);
    const letters = await answersTo();
    const conversation = await readConversation(real.table, url.split("/").at(-1) ?? "");
    const participants = conversation?.enquiry.participants ?? [];
    expect(letters.map(({ to }) => ("person" in to ? to.person : "")).toSorted()).toEqual(
      participants.toSorted(),
    );
    const people = await readPeople(real.table, participants);
    expect(
      people
        .map((person) => person?.email)
        .slice(1)
        .toSorted(),
    ).toEqual([bea, carl].toSorted());
  });

  it("keeps ticks that come back, and goes to one where nobody is ticked", async () => {
    const url = await pageOf({ copied: [mailbox("Bea", `bea.${newId()}@trust.example`)] });
    const browser = new Browser(handler, signedIn(needs()));
    const page = await browser.open(url);
    const bea = page.$('input[type="checkbox"]').attr("value") ?? "";
    const back = await browser.send(page, { text: "", "also-1": bea }, "answer");
    expect(back.$('input[type="checkbox"][checked]')).toHaveLength(1);
    const answered = await browser.send(page, { text: "Yes." }, "answer");
    expect(answered.to).toBe(`${url}?done=answer&people=1`);
    expect(await answersTo()).toHaveLength(1);
  });

  it("offers those of merged enquiries too, says whose they are, and has each join their own conversation only", async () => {
    const asker = mailbox("Ada", `ada.${newId()}@trust.example`);
    const [bea, carl] = [`bea.${newId()}@trust.example`, `carl.${newId()}@trust.example`];
    const kept = referenceIn(await pageOf({ from: asker, copied: [mailbox("Bea", bea)] }));
    clock.now = plus(clock.now, "PT1H");
    const url = await pageOf({ from: asker, copied: [mailbox("Carl", carl)] });
    const other = referenceIn(url);
    await mergePair(needs(), { other, kept }, { once: newId(), occasion: testOccasion(needs()) });
    const browser = new Browser(handler, signedIn(needs()));
    const page = await browser.open(`/desk/enquiries/${kept}`);
    const offers = page.$('label[for^="also-"]');
    expect(offers.toArray().map((label) => page.$(label).text().trim())).toEqual([
      `Bea <${bea}> (${kept})`,
      `Carl <${carl}> (${other})`,
    ]);
    const ticks = page.$('input[type="checkbox"]');
    const [ofKept = "", ofOther = ""] = [ticks.eq(0).attr("value"), ticks.eq(1).attr("value")];
    const both = await browser.send(page, { text: "Yes.", "also-1": ofKept, "also-2": ofOther }, "answer");
    expect(both.status).toBe(409);
    expect((await browser.send(page, { text: "Yes.", "also-2": ofOther }, "answer")).status).toBe(303);
    expect((await answersTo()).map(({ about }) => about)).toEqual([`enquiry:${other}`, `enquiry:${other}`]);
    // Carl can write there from now on, and Bea's conversation does not know him.
    const { participants = [], absorbed = [] } = (await readConversation(real.table, kept))?.enquiry ?? {};
    expect([participants.length, absorbed[0]?.participants.length]).toEqual([1, 2]);
    const recipients = [makeReplyAddress(needs().keys, "conversation", other, needs().incomingDomain)];
    await receive({ from: mailbox("Carl", carl), recipients, text: "Thank you." });
    const messages = (await readConversation(real.table, other))?.messages ?? [];
    expect(messages.at(-1)?.text).toBe("Thank you.");
  });

  it("writes to nobody whom no mail of the conversation names", async () => {
    const url = await pageOf({});
    const browser = new Browser(handler, signedIn(needs()));
    const [first] = (await readConversation(real.table, url.split("/").at(-1) ?? ""))?.messages ?? [];
    const place = `${url.split("/").at(-1)}#${first?.at}#${first?.id}`;
    const forged = { text: "Yes.", "also-1": `${place}#eve@else.example` };
    const refused = await browser.send(await browser.open(url), forged, "answer");
    expect(refused.status).toBe(409);
    expect(refused.text).toContain("addresses that the mails of the same conversation name");
    expect(refused.$("textarea#text").text()).toBe("Yes.");
    expect(await answersTo()).toHaveLength(0);
  });
});

import { describe, expect, it } from "vitest";
import { readConversation } from "../../shared/enquiries/conversation/store.ts";
import { listHeldMail } from "../../shared/enquiries/held-mail/store.ts";
import { activeSource } from "../../shared/enquiries/lists.ts";
import { receiveMail } from "../../shared/enquiries/mail/receive.ts";
import { doubts } from "../../shared/incoming-mail/incoming-mail.ts";
import { commit } from "../../shared/journal/commit.ts";
import { newId } from "../../shared/platform/ids.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { countMailLetter } from "../../shared/protection/limits.ts";
import { testOccasion } from "../support/visiting.ts";
import { mailIntake } from "./mail-intake.ts";
import { aMail } from "./mails.ts";

const { clock, real, needs, from, receive, ask, replyTo } = mailIntake();

const received = async () =>
  (await real().entries(utcDate(clock.now))).filter(({ name }) => name === "EnquiryReceived");
const acknowledgements = async () =>
  (await received()).filter(({ data }) => Object(data).acknowledge === true);
const texts = async (reference: string) =>
  (await readConversation(real().table, reference))?.messages.map(({ text }) => text);

describe("who is answered by a program", () => {
  it.each(doubts)(
    "nobody of whom it is doubtful that they wait for it (%s); the enquiry says why",
    async (doubt) => {
      await receive(aMail({ from: from("Ada"), doubt }));
      const [entry] = await received();
      expect(entry?.data).toMatchObject({ acknowledge: false });
      const made = await readConversation(real().table, entry?.subject.id ?? "");
      expect(made?.messages[0]?.remarks.join(" ")).toContain("No acknowledgement was sent");
    },
  );

  it("a machine that answers each letter with a new mail gets three in an hour and six in a day", async () => {
    const machine = from("Loop");
    const day = clock.now;
    for (let hour = 0; hour < 3; hour += 1) {
      clock.now = plus(day, `PT${hour}H`);
      for (let nth = 0; nth < 4; nth += 1)
        await receive(aMail({ from: machine, text: `Answer ${hour} ${nth}` }));
    }
    clock.now = day;
    const entries = await received();
    expect(entries).toHaveLength(12);
    expect(await acknowledgements()).toHaveLength(6);
  });

  it("a network gets no more than by the form, under however many addresses; all of it is taken in", async () => {
    const network = "192.0.2.7";
    // Of the eight parts of the count chance chooses one; here always the first, which is full.
    const one = { ...needs(), random: () => 0 };
    const [, count] = countMailLetter(
      "enquiry",
      { email: "ada@trust.example", network },
      { ...one, now: clock.now },
    );
    if (count === undefined || !("update" in count)) return expect.fail("A network is not counted.");
    await commit(needs(), { once: newId(), writes: [{ put: { ...count.update, day: 500, hour09: 100 } }] });
    await receiveMail(
      one,
      { mail: aMail({ from: from("Ada"), network }), files: [], remarks: [], original: newId() },
      { ...testOccasion(needs()), actor: { kind: "system" } },
    );
    expect(await received()).toHaveLength(1);
    expect(await acknowledgements()).toEqual([]);
  });
});

describe("whom a mail names", () => {
  it("is stored: the author, where they want an answer, and who else got it", async () => {
    const who = from("Ada");
    const asked = { name: "Office", address: "office@trust.example" };
    await receive(aMail({ from: who, replyTo: asked, copied: [from("Ben")] }));
    const [entry] = await received();
    const { enquiry, messages } =
      (await readConversation(real().table, entry?.subject.id ?? "")) ?? expect.fail();
    expect(messages[0]).toMatchObject({ author: who, replyTo: asked, copied: [{ name: "Ben" }] });
    expect(enquiry.name).toBe("Ada");
  });

  it("in the mail of a contact form is whom the enquiry is of, unchecked, and whom nothing is sent to by itself", async () => {
    const hanna = from("Hanna");
    const site = { name: "Website", address: "wordpress@trust.example" };
    await receive(aMail({ from: site, replyTo: hanna, doubt: "robot" }));
    const [entry] = await received();
    const { enquiry } = (await readConversation(real().table, entry?.subject.id ?? "")) ?? expect.fail();
    expect(enquiry).toMatchObject({ name: "Hanna", unchecked: true });
    expect(entry?.data).toMatchObject({ acknowledge: false });
  });

  it("in Reply-To lets nobody in", async () => {
    const { reference, who } = await ask();
    await receive(
      aMail({ from: from("Eve"), replyTo: who, doubt: "robot", recipients: [replyTo(reference)] }),
    );
    expect(await texts(reference)).toHaveLength(1);
    expect(
      (await listHeldMail(real().table, "held")).shown.filter(({ at }) => at === clock.now),
    ).toHaveLength(1);
  });

  it("by two signed addresses: the one counts whose conversation the sender takes part in", async () => {
    const other = await ask(from("Ben"));
    const own = await ask(from("Ada"));
    await receive(
      aMail({
        from: own.who,
        recipients: [replyTo(other.reference), replyTo(own.reference)],
        text: "To both.",
      }),
    );
    expect(await texts(own.reference)).toContain("To both.");
    expect(await texts(other.reference)).not.toContain("To both.");
  });
});

describe("a Message-ID", () => {
  it("that another mail bore first leads to the first, whoever writes under it later", async () => {
    const { reference, who } = await ask();
    const first = aMail({ from: who, recipients: [replyTo(reference)], text: "One." });
    await receive(first);
    await receive(aMail({ from: from("Mallory"), messageId: first.messageId, text: "Mine now." }));
    await receive(aMail({ from: who, references: [first.messageId ?? ""], text: "Two." }));
    expect(await texts(reference)).toEqual(expect.arrayContaining(["One.", "Two."]));
  });

  it("that a scanner gives to all its mails does not make one of them", async () => {
    const file = (content: string) => ({ name: "scan.csv", type: "text/csv", bytes: Buffer.from(content) });
    const scan = aMail({ from: from("Scanner"), messageId: "fixed@scanner.example", text: "See attached." });
    await receive({ ...scan, attachments: [file("1,1")] });
    await receive({ ...scan, attachments: [file("2,2")] });
    await receive({ ...scan, attachments: [file("2,2")] });
    expect(await received()).toHaveLength(2);
    expect((await activeSource(real().table)(undefined, 100)).length).toBeGreaterThanOrEqual(2);
  });
});

import { describe, expect, it } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { readConversation } from "../../shared/enquiries/conversation/store.ts";
import { listHeldMail } from "../../shared/enquiries/held-mail/store.ts";
import type { IncomingMail } from "../../shared/incoming-mail/incoming-mail.ts";
import { newId } from "../../shared/platform/ids.ts";
import { Browser } from "../support/browser.ts";
import { OF_SESSION, signedIn } from "../support/desk-session.ts";
import { testOccasion } from "../support/visiting.ts";
import { mailIntake } from "./mail-intake.ts";
import { aMail } from "./mails.ts";
import { sendForm } from "./samples.ts";

const { clock, real, needs, receive, replyTo, heldToday } = mailIntake();
const handler = webHandler(desk, async () => needs());
const at = (role: "team" | "viewer" = "team") => new Browser(handler, signedIn(needs(), role));

/** A mail of somebody who takes no part in the conversation that it names; gives its page, and that conversation. */
const held = async (more: Partial<IncomingMail> = {}) => {
  const reference = await sendForm(needs(), testOccasion(needs()));
  const from = { name: "Ben Example", address: `ben.${newId()}@trust.example` };
  const recipients = [replyTo(reference)];
  await receive(aMail({ from, recipients, text: "I am her colleague.", ...more }));
  const [mail] = await heldToday();
  return { reference, from, recipients, page: `/desk/held-mail/${mail?.id}` };
};
const conversation = async (reference: string) =>
  (await readConversation(real().table, reference)) ?? expect.fail("There is no such conversation.");

describe("held mail", () => {
  it("is listed with why, in one query and a read, and says when there is none", async () => {
    expect((await at("viewer").open("/desk/held-mail?view=filed")).text).toContain(
      "No held mail was put anywhere yet.",
    );
    const { reference } = await held({ subject: "<b>Bold</b>" });
    const viewer = new Browser(handler, await signedIn(needs(), "viewer"));
    real().calls();
    const list = await viewer.open("/desk/held-mail");
    expect(real().calls()).toEqual([OF_SESSION, "BatchGetItem", "Query"]);
    expect(list.text).toContain("<b>Bold</b>");
    expect(list.text).toContain("Sender is no participant");
    expect(list.text).toContain(reference);
    expect(list.$("tbody b")).toHaveLength(0);
  });

  it("is counted in the navigation of every page, without a further read, until somebody decides", async () => {
    const browser = at();
    const numbers = async () => {
      real().calls();
      const page = await browser.open("/desk/enquiries");
      expect(real().calls()).toEqual([OF_SESSION, "BatchGetItem", "Query"]);
      const said = page.$('nav a[href="/desk/held-mail"]').text();
      return {
        held: Number(/(\d+) to decide/.exec(said)?.[1] ?? 0),
        aside: Number(/(\d+) set/.exec(said)?.[1] ?? 0),
      };
    };
    await browser.open("/desk/enquiries");
    const before = await numbers();
    const { page } = await held();
    await held({ automatic: "auto-reply" });
    expect(await numbers()).toEqual({ held: before.held + 1, aside: before.aside + 1 });
    await browser.send(await browser.open(page), {}, "discarded");
    expect(await numbers()).toEqual({ held: before.held, aside: before.aside + 1 });
  });

  it("does not stand in the way of the enquiry that it names", async () => {
    const { reference } = await held();
    expect((await at().open(`/desk/enquiries/${reference}`)).status).toBe(200);
  });

  it("is put into a conversation by somebody of the team, once, and says who did", async () => {
    const { reference, page } = await held();
    const browser = at();
    const form = await browser.open(page);
    const sends = [await browser.send(form, {}, "file"), await browser.send(form, {}, "file")];
    expect(sends.map(({ to }) => to)).toEqual(Array(2).fill(`/desk/enquiries/${reference}?done=file`));
    const { enquiry, messages } = await conversation(reference);
    expect(messages.map(({ text }) => text)).toEqual([
      "Our letters take three weeks.",
      "I am her colleague.",
    ]);
    expect(messages[1]?.filedBy).toBeDefined();
    expect(enquiry.participants).toEqual([enquiry.person]);
    expect((await browser.open("/desk/held-mail?view=filed")).text).toContain("Ben Example");
  });

  it("may let its sender in from then on", async () => {
    const { reference, from, recipients, page } = await held();
    const browser = at();
    await browser.send(await browser.open(page), { admit: "yes" }, "file");
    await receive(aMail({ from, recipients, text: "And one more thing." }));
    expect((await conversation(reference)).messages.at(-1)?.text).toBe("And one more thing.");
  });

  it("may become an enquiry of its own", async () => {
    const { reference, from, page } = await held();
    const browser = at();
    const made = await browser.send(await browser.open(page), {}, "begin");
    const own = /ENQ-\w{4}-\w{4}/.exec(made.to)?.[0] ?? "";
    expect(own).not.toBe(reference);
    expect((await conversation(own)).enquiry).toMatchObject({ name: from.name, channel: "e-mail" });
    expect((await conversation(reference)).messages).toHaveLength(1);
  });

  it("from an address that we cannot write to becomes an enquiry under one that the team types", async () => {
    const from = { name: "Zoë", address: `zoë.${newId()}@trust.example` };
    await receive(aMail({ from }));
    const mail = (await listHeldMail(real().table, "held")).shown.find(
      (one) => one.from?.address === from.address,
    );
    const browser = at();
    const form = await browser.open(`/desk/held-mail/${mail?.id}`);
    expect(form.text).toContain(`Zoë <${from.address}>`);
    expect(form.$("input[name=admit]")).toHaveLength(0);
    const asked = await browser.send(form, {}, "begin");
    expect(asked.status).toBe(409);
    expect(asked.$(".nhsuk-error-summary").text()).toContain(
      "Enter the email address of the person who asks.",
    );
    const wrong = await browser.send(asked, { email: "zoe" }, "begin");
    expect(wrong.status).toBe(422);
    const made = await browser.send(wrong, { email: "zoe@trust.example", name: "Zoë Example" }, "begin");
    const own = /ENQ-\w{4}-\w{4}/.exec(made.to)?.[0] ?? "";
    expect((await conversation(own)).enquiry).toMatchObject({ name: "Zoë Example", channel: "e-mail" });
    expect((await conversation(own)).messages[0]?.author).toEqual(from);
  });

  it("whose sender the mail names becomes an enquiry of them, or under another address", async () => {
    const { page } = await held();
    const browser = at();
    const made = await browser.send(await browser.open(page), { email: "other@trust.example" }, "begin");
    expect((await conversation(/ENQ-\w{4}-\w{4}/.exec(made.to)?.[0] ?? "")).enquiry.name).toBe("other");
  });

  it("says whom it asks to answer and who else got it", async () => {
    const { page } = await held({
      replyTo: { name: "Office", address: "office@trust.example" },
      copied: [{ name: "", address: "carl@trust.example" }],
    });
    const { text } = await at("viewer").open(page);
    expect(text).toContain("Office <office@trust.example>");
    expect(text).toContain("carl@trust.example");
  });

  it("as it came is for the team alone to save", async () => {
    const { page } = await held();
    expect((await at("viewer").open(page)).$(`a[href="${page}/mail"]`)).toHaveLength(0);
    expect((await at("viewer").open(`${page}/mail`)).status).toBe(403);
    expect((await at().open(page)).$(`a[href="${page}/mail"]`)).toHaveLength(1);
    expect((await at().open(`/desk/held-mail/${newId()}/mail`)).status).toBe(404);
  });

  it("is discarded, and that is taken back", async () => {
    const { page } = await held();
    const browser = at();
    const sent = await browser.send(await browser.open(page), {}, "discarded");
    const discarded = await browser.open(sent.to);
    expect(discarded.$(".nhsuk-notification-banner button[value=held]").text()).toBe("Undo");
    expect(discarded.$("button[value=file]")).toHaveLength(0);
    await browser.send(discarded, {}, "held");
    expect((await browser.open(page)).$("button[value=file]")).toHaveLength(1);
  });

  it("decided by two people is decided by the first; the second is told", async () => {
    const { page } = await held();
    const [one, two] = [at(), at()];
    const [first, second] = [await one.open(page), await two.open(page)];
    await one.send(first, {}, "discarded");
    const told = await two.send(second, {}, "file");
    expect(told.status).toBe(409);
    expect(told.$(".nhsuk-error-summary").text()).toContain("Someone has already decided about this mail.");
  });

  it.each([
    ["no reference", "hello", 422, "Enter the reference of an enquiry, like ENQ-4F7K-2Q9C"],
    ["a reference of nothing", "ENQ-0000-0000", 409, "There is no enquiry with this reference."],
  ])("with %s stays where it is", async (_what, reference, status, words) => {
    const { page } = await held();
    const browser = at();
    const told = await browser.send(await browser.open(page), { reference }, "file");
    expect(told.status).toBe(status);
    expect(told.$(".nhsuk-error-summary").text()).toContain(words);
    expect(told.$("#reference").val()).toBe(reference);
  });

  it("with a virus that answers as the team would can be discarded and nothing else", async () => {
    const reference = await sendForm(needs(), testOccasion(needs()));
    const recipients = [replyTo(reference, "team-conversation")];
    await receive(aMail({ recipients, verdicts: { ...aMail().verdicts, virus: "fail" } }));
    const mail = (await listHeldMail(real().table, "held")).shown.find((one) => one.at === clock.now);
    const page = `/desk/held-mail/${mail?.id}`;
    const form = await at().open(page);
    expect(form.$("button[value=file], button[value=begin]")).toHaveLength(0);
    const told = await at().send(form, { _step: "begin" });
    expect(told.status).toBe(403);
    const browser = at();
    const again = await browser.send(await browser.open(page), { _step: "begin" });
    expect(again.status).toBe(409);
  });

  it("is looked at by viewers and decided by the team only; what is not there is not found", async () => {
    const { page } = await held();
    expect((await at("viewer").open(page)).$("main form")).toHaveLength(0);
    expect((await at().open("/desk/held-mail/nothing")).status).toBe(404);
    expect((await at().open(`/desk/held-mail/${newId()}`)).status).toBe(404);
  });
});

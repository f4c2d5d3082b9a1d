import { describe, expect, it } from "vitest";
import { onEnquiryMessageReceived } from "../../functions/enquiries/on-enquiry-message-received.ts";
import { changeEnquiry } from "../../shared/enquiries/commands.ts";
import { assignEnquiry } from "../../shared/enquiries/decide.ts";
import { EnquiryMessageReceived } from "../../shared/enquiries/entries.ts";
import { readEnquiry } from "../../shared/enquiries/store.ts";
import type { IncomingMail } from "../../shared/incoming-mail/incoming-mail.ts";
import { readPeople } from "../../shared/people/store.ts";
import { newId } from "../../shared/platform/ids.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { reactionOccasion, testOccasion } from "../support/visiting.ts";
import { mailIntake } from "./mail-intake.ts";
import { aMail } from "./mails.ts";
import { sendForm, theo } from "./samples.ts";

const { clock, real, needs, receive, replyTo } = mailIntake();

/** Somebody asks and writes again; the team's function hears of it as often as told. Gives the letters that were put in the post. */
const writesAgain = async (more: Partial<IncomingMail> = {}, times = 1, assignee?: string) => {
  const reference = await sendForm(needs(), testOccasion(needs()));
  if (assignee !== undefined)
    await changeEnquiry(needs(), { reference }, { once: newId() }, (enquiry, { targets }) =>
      assignEnquiry(enquiry, assignee, { occasion: testOccasion(needs()), targets }),
    );
  const enquiry = (await readEnquiry(real().table, reference)) ?? expect.fail();
  const [person] = await readPeople(real().table, [enquiry.person]);
  const from = { name: "Ada Example", address: person?.email ?? "" };
  const recipients = [replyTo(reference)];
  const mail = aMail({ from, recipients, text: "One more thing.", ...more });
  await receive(mail);
  const entries = await real().entries(utcDate(clock.now));
  const entry = EnquiryMessageReceived.parse(entries.find(({ name }) => name === "EnquiryMessageReceived"));
  for (let time = 0; time < times; time += 1)
    await onEnquiryMessageReceived(
      needs(),
      entry,
      reactionOccasion(needs(), "enquiries/on-enquiry-message-received", entry),
    );
  return (await real().letters()).filter(({ queuedAt }) => queuedAt === clock.now);
};

describe("when somebody writes again", () => {
  it("the team is told, once, without the words in the letter", async () => {
    const letters = await writesAgain({}, 2);
    expect(letters.map(({ kind, to }) => ({ kind, to }))).toEqual([
      { kind: "enquiry-message-for-team", to: { team: true } },
    ]);
    expect(letters[0]?.encloses?.sk).toMatch(/^MESSAGE#/);
    expect(JSON.stringify(letters)).not.toContain("One more thing.");
  });

  it("whoever has the enquiry is told instead", async () => {
    expect((await writesAgain({}, 1, theo)).map(({ to }) => to)).toEqual([{ person: theo }]);
  });

  it("and a machine wrote it, nobody is told", async () => {
    expect(await writesAgain({ automatic: "auto-reply" })).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { onEnquiryAssigned } from "../../functions/enquiries/on-enquiry-assigned.ts";
import { onEnquiryNoted } from "../../functions/enquiries/on-enquiry-noted.ts";
import { changeEnquiry } from "../../shared/enquiries/commands.ts";
import { assignEnquiry, noteOnEnquiry } from "../../shared/enquiries/decide.ts";
import { EnquiryAssigned, EnquiryNoted } from "../../shared/enquiries/entries.ts";
import { enquiryAssigned } from "../../shared/enquiries/notices/colleague-letters.ts";
import type { Occasion } from "../../shared/journal/entry.ts";
import { newId } from "../../shared/platform/ids.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { reactionOccasion, testOccasion } from "../support/visiting.ts";
import { mailIntake } from "./mail-intake.ts";
import { sendForm, theo } from "./samples.ts";

const ada = "0199e7a0-4c1c-7000-8000-00000000000b";
const { clock, real, needs } = mailIntake();

const by = (id: string): Occasion => ({ ...testOccasion(needs()), actor: { kind: "team", id } });

const assign = (reference: string, assignee: string | undefined, actor: string) =>
  changeEnquiry(needs(), { reference }, { once: newId() }, (enquiry, { targets }) =>
    assignEnquiry(enquiry, assignee, { occasion: by(actor), targets }),
  );

const note = (reference: string, mentions: readonly string[], actor: string) =>
  changeEnquiry(needs(), { reference }, { once: newId() }, (enquiry) =>
    noteOnEnquiry(enquiry, { text: "Do you know them?", mentions }, by(actor)),
  );

const entryNamed = async (name: string) =>
  (await real().entries(utcDate(clock.now))).filter((entry) => entry.name === name).at(-1);

const lettersAbout = async (reference: string) =>
  (await real().letters()).filter(({ about }) => about === `enquiry:${reference}`);

/** Tells the function of the last assignment, twice; gives the letters that came of it. */
const tellOfAssignment = async (reference: string) => {
  const entry = EnquiryAssigned.parse(await entryNamed("EnquiryAssigned"));
  for (let time = 0; time < 2; time += 1)
    await onEnquiryAssigned(
      needs(),
      entry,
      reactionOccasion(needs(), "enquiries/on-enquiry-assigned", entry),
    );
  return lettersAbout(reference);
};

const tellOfNote = async (reference: string) => {
  const entry = EnquiryNoted.parse(await entryNamed("EnquiryNoted"));
  for (let time = 0; time < 2; time += 1)
    await onEnquiryNoted(needs(), entry, reactionOccasion(needs(), "enquiries/on-enquiry-noted", entry));
  return lettersAbout(reference);
};

describe("an enquiry that a colleague assigns", () => {
  it("is told once to the person who has it now, without its words in the letter's record", async () => {
    const reference = await sendForm(needs(), testOccasion(needs()));
    await assign(reference, theo, ada);
    const letters = await tellOfAssignment(reference);
    expect(letters.map(({ to, facts, notice }) => ({ to, facts, notice }))).toEqual([
      { to: { person: theo }, facts: { reference }, notice: true },
    ]);
    expect(letters[0]?.encloses).toEqual({ pk: `ENQUIRY#${reference}`, sk: "ENQUIRY" });
  });

  it("is not told to those who took it themselves, nor once it was undone", async () => {
    const reference = await sendForm(needs(), testOccasion(needs()));
    await assign(reference, theo, theo);
    expect(await tellOfAssignment(reference)).toEqual([]);
    await assign(reference, ada, theo);
    const entry = EnquiryAssigned.parse(await entryNamed("EnquiryAssigned"));
    await assign(reference, undefined, theo);
    await onEnquiryAssigned(
      needs(),
      entry,
      reactionOccasion(needs(), "enquiries/on-enquiry-assigned", entry),
    );
    expect(await lettersAbout(reference)).toEqual([]);
  });
});

describe("the letter about an assigned enquiry", () => {
  it("says its subject once, alone or with others", () => {
    const { facts, example, exampleEnclosed } = enquiryAssigned;
    const reader = {
      greeting: "Dear Theo",
      signature: "Theo",
      programme: "Example Innovation Programme",
      url: String,
      token: () => "",
      replyAddress: () => "reply@programme.example",
      enclosed: exampleEnclosed,
    };
    const said = JSON.stringify(enquiryAssigned.compose(facts.parse(example), reader).parts);
    expect(said.split("A workshop for our analysts")).toHaveLength(2);
    const { digest } = enquiryAssigned;
    const quotes = enquiryAssigned.compose(example, reader).parts.filter((part) => "quote" in part);
    expect(digest?.heading(example, exampleEnclosed)).toContain("A workshop for our analysts");
    expect(JSON.stringify(quotes)).not.toContain("A workshop for our analysts");
  });
});

describe("a note that mentions colleagues", () => {
  it("is told to each of them once, not to its writer", async () => {
    const reference = await sendForm(needs(), testOccasion(needs()));
    await note(reference, [theo, ada], ada);
    const letters = await tellOfNote(reference);
    expect(letters.map(({ to }) => to)).toEqual([{ person: theo }]);
    expect(letters[0]?.encloses?.sk).toMatch(/^MESSAGE#/);
    expect(letters[0]?.usefulUntil).toBe(plus(clock.now, "P3D"));
  });

  it("tells nobody where it mentions nobody", async () => {
    const reference = await sendForm(needs(), testOccasion(needs()));
    await note(reference, [], ada);
    expect(await tellOfNote(reference)).toEqual([]);
  });
});

import { describe, expect, test } from "vitest";
import { standardRecipe } from "../../shared/follow-ups/recipes/standard-recipe.ts";
import { followUpDue, followUpLate } from "../../shared/follow-ups/runs/letters.ts";
import { fillCopy } from "../../shared/follow-ups/step-letters/copy.ts";
import { previewReader } from "../../shared/letters/writing/reader.ts";
import { writeOut } from "../../shared/letters/writing/write-out.ts";

const reader = previewReader({
  name: "Asha Example",
  programme: "The Innovation Programme",
  siteUrl: "https://programme.example",
});
const frame = {
  programme: reader.programme,
  siteUrl: "https://programme.example",
  purpose: "team" as const,
  pictures: [],
};
const written = (facts: object) =>
  writeOut(followUpDue.compose({ ...followUpDue.example, ...facts }, reader), frame);

describe("the letter to the owner", () => {
  test.each(standardRecipe.steps)(
    "$step has the whole ready copy, filled in, and the way to the step's page",
    ({ step, title: stepTitle, task, copy }) => {
      const { html, text } = written({ step, stepTitle, task, copy });
      for (const form of [html, text]) {
        expect(form).toContain(`https://programme.example/desk/projects/PRJ-4F7K-2Q9C/follow-ups/${step}`);
        expect(form).toContain("Fewer missed appointments");
        expect(form).toContain("Fernhill Hospitals");
      }
      expect(text).not.toMatch(/\{\w+\}/);
      const copied = copy.split("\n").filter((line) => line !== "" && !/[{[]/.test(line));
      for (const line of copied)
        expect(html).toContain(line.slice(0, 20).replaceAll("&", "&amp;").replaceAll('"', "&quot;"));
    },
  );

  test("is signed by its reader; by nobody yet in the team's inbox", () => {
    expect(written({}).text).toContain("Asha Example\n> The Innovation Programme");
    const toTeam = written({ reader: "team" }).text;
    expect(toTeam).toContain("[your name]");
    expect(toTeam).toContain("nobody who looks after the project can be");
  });

  test.each([
    [{ nudge: 0, late: false }, "Today: ", "It is due today."],
    [{ nudge: 0, late: true }, "Still open: ", "was due on Tuesday 24 November 2026"],
    [{ nudge: 1, late: true }, "Still open: ", "is still open"],
    [{ nudge: 2, late: true }, "Last reminder: ", "This is the last reminder"],
  ])("says how it stands with %o", (facts, subject, words) => {
    const { subject: said, text } = written(facts);
    expect(said.startsWith(subject)).toBe(true);
    expect(text.replaceAll("\n", " ")).toContain(words);
  });

  test("keeps markup and line breaks in a title as text", () => {
    const { subject, html } = written({ title: "<img src=x>\r\nBcc: a@b.example {partner}" });
    expect(subject).not.toContain("\n");
    expect(html).not.toContain("<img src=x>");
    expect(html).toContain("{partner}");
  });
});

test("the letter to the team's inbox says which follow-up nobody will be reminded of again", () => {
  const { subject, parts } = followUpLate.compose(followUpLate.example, reader);
  expect(subject).toContain("Late: Thank the partner and send the survey");
  expect(JSON.stringify(parts)).toContain("/desk/projects/PRJ-4F7K-2Q9C/follow-ups/thank-you-and-survey");
});

test("a placeholder that nobody knows stays as it is", () => {
  const facts = {
    project: "P",
    partner: "Q",
    summary: "",
    weeks: 1,
    programme: "",
    sender: "",
    events: "",
    enquiry: "",
    event: "",
  };
  expect(fillCopy("{project} {nobody} {partner} {weeks}", facts)).toBe("P {nobody} Q 1 week");
});

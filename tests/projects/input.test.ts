import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formErrors } from "../../shared/pages/form-errors.ts";
import { newReference } from "../../shared/platform/references.ts";
import {
  completionForm,
  evidenceForm,
  joinDate,
  projectForm,
  reasonForm,
} from "../../shared/projects/input.ts";
import { owner } from "./samples.ts";

const whole = {
  title: "Fewer missed appointments",
  summary: "What makes people miss\nan appointment?",
  organisation: "Fernhill Hospitals",
  route: "internal",
  owner,
  deputy: "",
  "startsOn-day": "7",
  "startsOn-month": "9",
  "startsOn-year": "2026",
  weeks: "12",
};

const read = (answers: Record<string, string>) => projectForm.safeParse(joinDate(answers, "startsOn"));
const messages = (answers: Record<string, string>): string[] => {
  const form = read(answers);
  return form.success ? [] : formErrors(form.error).list.map(({ text }) => text);
};

describe("a new project's form", () => {
  test("takes whole answers", () => {
    const form = read(whole);
    expect(form.data).toMatchObject({ startsOn: "2026-09-07", weeks: 12, deputy: undefined });
  });

  test("names everything that is missing, in the order of the page", () => {
    expect(messages({})).toEqual([
      "Enter the project’s title",
      "Enter a summary",
      "Enter the partner organisation",
      "Select how the project is delivered",
      "Select who owns the project",
      "Enter the date on which the work starts",
    ]);
  });

  test.each([
    [{ title: "x".repeat(121) }, "Title must be 120 characters or less"],
    [{ summary: "x".repeat(501) }, "Summary must be 500 characters or less"],
    [{ organisation: "x".repeat(201) }, "Partner organisation must be 200 characters or less"],
    [{ title: "a\u0007b" }, "Title must not contain control characters"],
    [{ route: "by-magic" }, "Select how the project is delivered"],
    [{ deputy: owner }, "The deputy must be somebody other than the owner"],
    [{ "startsOn-day": "31" }, "Start date must be a real date, like 27 3 2027"],
    [{ "startsOn-month": "" }, "Start date must be a real date, like 27 3 2027"],
    [{ "startsOn-year": "26" }, "Start date must be between 2000 and 2099"],
    [{ weeks: "twelve" }, "Enter how many weeks the work takes as a whole number"],
    [{ weeks: "0" }, "Length must be from 1 to 104 weeks"],
  ])("says what is wrong with %o", (more, message) => {
    expect(messages({ ...whole, ...more })).toEqual([message]);
  });

  test("keeps markup and other scripts as text, on one line where there is one", () => {
    const form = read({ ...whole, title: " <b>Früher</b>\r\nBcc: x@y.example 診 " });
    expect(form.data?.title).toBe("<b>Früher</b> Bcc: x@y.example 診");
  });

  test("never throws, whatever is typed", () => {
    const anything = fc.dictionary(fc.constantFrom(...Object.keys(whole)), fc.string({ unit: "binary" }));
    fc.assert(fc.property(anything, (answers) => void messages({ ...whole, ...answers })));
  });
});

describe("a completion's date", () => {
  test.each([
    [{}, "Enter the date on which the work was completed"],
    [
      { "completedOn-day": "30", "completedOn-month": "2", "completedOn-year": "2027" },
      "Completion date must be a real date, like 27 3 2027",
    ],
  ])("%o", (answers: Record<string, string>, message) => {
    const form = completionForm.safeParse(joinDate(answers, "completedOn"));
    expect(form.success ? [] : formErrors(form.error).list.map(({ text }) => text)).toEqual([message]);
  });
});

describe("evidence", () => {
  const message = (evidence: string) => {
    const form = evidenceForm.safeParse({ evidence });
    return form.success ? form.data.evidence : formErrors(form.error).list[0]?.text;
  };

  test("is a link of the web or an event's reference, however that is typed", () => {
    const reference = newReference("event", (count) => new Uint8Array(count).fill(7));
    expect(message(" https://blog.example/a?b=c#d ")).toEqual({
      kind: "link",
      url: "https://blog.example/a?b=c#d",
    });
    expect(message(` ${reference.toLowerCase().replaceAll("-", " ")} `)).toEqual({
      kind: "event",
      reference,
    });
  });

  test.each([
    ["", "Enter a link or an event’s reference"],
    ["javascript:alert(1)", "The link must start with https:// or http://"],
    ["JaVaScRiPt:alert(1)//https://x.example", "The link must start with https:// or http://"],
    ["data:text/html,<script>1</script>", "The link must start with https:// or http://"],
    ["ftp://files.example/a", "The link must start with https:// or http://"],
    ["https://me:secret@files.example/a", "The link must not contain a user name or password"],
    [
      "our blog",
      "Enter a whole web address, like https://www.example.com/blog, or an event’s reference, like EVT-4F7K-2Q9C",
    ],
    [`https://blog.example/${"x".repeat(2000)}`, "Link must be 2,000 characters or less"],
  ])("refuses %s", (typed, expected) => {
    expect(message(typed)).toBe(expected);
  });

  test("an event's reference with a wrong character is told as such", () => {
    expect(message("EVT-0000-0001")).toContain("Check the event’s reference");
  });

  test("whatever is accepted leads to the web", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.string().map((rest) => `javascript:${rest}`),
        ),
        (typed) => {
          const form = evidenceForm.safeParse({ evidence: typed });
          const evidence = form.success ? form.data.evidence : undefined;
          if (evidence?.kind === "link") expect(evidence.url).toMatch(/^https?:\/\//);
        },
      ),
    );
  });
});

test("a reason is needed to skip, of at most 500 characters", () => {
  expect(reasonForm.safeParse({ reason: " \n " }).success).toBe(false);
  expect(reasonForm.safeParse({ reason: "x".repeat(501) }).success).toBe(false);
  expect(reasonForm.parse({ reason: " The partner\r\nhas left. " })).toEqual({
    reason: "The partner\nhas left.",
  });
});

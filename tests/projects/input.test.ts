import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formErrors } from "../../shared/pages/form-errors.ts";
import { completionForm, projectForm } from "../../shared/projects/input.ts";
import { owner } from "./samples.ts";

const whole = {
  title: "Fewer missed appointments",
  summary: "What makes people miss\nan appointment?",
  organisation: "Fernhill Hospitals",
  route: "internal",
  owner,
  deputy: "",
  startsOn: "2026-09-07",
  weeks: "12",
};

const read = (answers: Record<string, string>) => projectForm.safeParse(answers);
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
    [{ title: "x".repeat(121) }, "Title must be 120 characters or fewer"],
    [{ summary: "x".repeat(501) }, "Summary must be 500 characters or fewer"],
    [{ organisation: "x".repeat(201) }, "Partner organisation must be 200 characters or fewer"],
    [{ title: "\u0007" }, "Enter the project’s title"],
    [{ route: "by-magic" }, "Select how the project is delivered"],
    [{ deputy: owner }, "The deputy must be someone other than the owner"],
    [{ startsOn: "2026-09-31" }, "Start date must be a real date, like 2027-03-31"],
    [{ startsOn: "7 September" }, "Start date must be a real date, like 2027-03-31"],
    [{ startsOn: "1926-09-07" }, "Start date must be between 2000 and 2099"],
    [{ weeks: "twelve" }, "Number of weeks must be a whole number, like 12"],
    [{ weeks: "0" }, "Number of weeks must be 1 or more"],
  ])("says what is wrong with %o", (more, message) => {
    expect(messages({ ...whole, ...more })).toEqual([message]);
  });

  test("keeps markup and other scripts as text, on one line where there is one", () => {
    const form = read({ ...whole, title: " <b>Früher</b>\r\nBcc:\u0007x@y.example 診 " });
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
    [{ completedOn: "2027-02-30" }, "Completion date must be a real date, like 2027-03-31"],
  ])("%o", (answers: Record<string, string>, message) => {
    const form = completionForm.safeParse(answers);
    expect(form.success ? [] : formErrors(form.error).list.map(({ text }) => text)).toEqual([message]);
  });
});

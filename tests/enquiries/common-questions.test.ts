import { describe, expect, it } from "vitest";
import { answerRows, detailRows, kindView } from "../../functions/enquiries/form/enquiry-form.ts";
import { commonQuestions } from "../../shared/enquiries/form/common-questions.ts";
import { enquiryForm } from "../../shared/enquiries/form/input.ts";
import { kindForms } from "../../shared/enquiries/form/questions.ts";
import { enquiryKindNames } from "../../shared/enquiries/kinds.ts";

const answers = {
  name: "Ada Example",
  email: "ada@trust.example",
  organisation: "Invented Trust",
  message: "Our letters take three weeks.",
  consent: "yes",
};

describe.each(enquiryKindNames)("the form for enquiries about %s", (kind) => {
  const own = kindForms[kind].questions;
  const filled = Object.fromEntries(
    own.map(({ name, answer }) => [
      name,
      answer.type === "choice" ? (Object.keys(answer.choices)[0] ?? "") : "12",
    ]),
  );
  const names = kindView(kind).questions.map(({ name }) => name);

  it("asks every question once, under a name of its own", () => {
    expect(names.toSorted()).toEqual([...commonQuestions, ...own].map(({ name }) => name).toSorted());
    expect(new Set(names).size).toBe(names.length);
  });

  it("shows every answer before it is sent, and keeps those of its own questions for the desk", () => {
    const form = enquiryForm.parse({ kind, ...answers, ...filled });
    const shown = answerRows(form).map(({ id }) => id);
    const given = names.filter((name) => name in { ...answers, ...filled });
    expect(shown).toEqual(given);
    expect(detailRows(kind, form.details)).toHaveLength(own.length);
  });
});

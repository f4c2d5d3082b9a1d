import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evidenceForm, reasonForm } from "../../shared/follow-ups/runs/input.ts";
import { formErrors } from "../../shared/pages/form-errors.ts";
import { newReference } from "../../shared/platform/references.ts";

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
    [`https://blog.example/${"x".repeat(2000)}`, "Link must be 2,000 characters or fewer"],
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

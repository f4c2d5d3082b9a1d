import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type EnquiryDecision,
  type MarkRefusal,
  markAnswered,
  receiveEnquiry,
  reopen,
} from "../../shared/enquiries/decide.ts";
import { enquirySchema } from "../../shared/enquiries/enquiry.ts";
import { EnquiryAnswered, EnquiryReceived, EnquiryReopened } from "../../shared/enquiries/entries.ts";
import { type EnquiryForm, enquiryForm } from "../../shared/enquiries/input.ts";
import { enquiryKindNames, enquiryKinds } from "../../shared/enquiries/kinds.ts";
import type { Occasion } from "../../shared/journal/entry.ts";
import { newId } from "../../shared/platform/ids.ts";
import { plus } from "../../shared/platform/wall-clock.ts";

const at = (now: string, by?: string): Occasion => ({
  now,
  newId,
  actor: by === undefined ? { kind: "person" } : { kind: "team", id: by },
  correlation: "c-1",
});
const morning = "2026-11-23T09:00:00.000Z";
const theo = newId();
const form: EnquiryForm = {
  name: "Ada Example",
  email: "ada@trust.example",
  organisation: "Invented Trust",
  kind: "problem",
  message: "Our letters take three weeks.",
  consent: "yes",
};
const received = (typed: EnquiryForm = form) =>
  receiveEnquiry(typed, { person: newId(), reference: "ENQ-4F7K-2Q9C" }, at(morning));

const accepted = (decision: EnquiryDecision | { readonly refusal: MarkRefusal }): EnquiryDecision => {
  if ("refusal" in decision) throw new Error(`Refused: ${decision.refusal}`);
  return decision;
};

describe("an enquiry", () => {
  it("is open from the start, with all that was written", () => {
    const { enquiry } = received();
    expect(enquiry).toMatchObject({
      status: "open",
      receivedAt: morning,
      consentedAt: morning,
      kind: "problem",
    });
    expect(enquiry.message).toBe(form.message);
    expect(enquirySchema.parse(enquiry)).toEqual(enquiry);
  });

  it("is answered by somebody, after so many whole hours", () => {
    const decision = accepted(markAnswered(received().enquiry, at(plus(morning, "PT26H59M"), theo)));
    expect(decision.enquiry).toMatchObject({ status: "answered", answeredBy: theo });
    expect(EnquiryAnswered.parse(decision.entries[0]).data).toEqual({ hoursOpen: 26 });
    expect(decision.entries[0]?.actor).toEqual({ kind: "team", id: theo });
  });

  it("cannot be answered twice, nor opened while it is open", () => {
    const { enquiry } = accepted(markAnswered(received().enquiry, at(morning, theo)));
    expect(markAnswered(enquiry, at(morning, theo))).toEqual({ refusal: "already-answered" });
    expect(reopen(received().enquiry, at(morning, theo))).toEqual({ refusal: "already-open" });
  });

  it("opened again is as it was before", () => {
    const { enquiry } = received();
    const answered = accepted(markAnswered(enquiry, at(plus(morning, "P1D"), theo)));
    const opened = accepted(reopen(answered.enquiry, at(plus(morning, "P2D"), theo)));
    expect(opened.enquiry).toEqual(enquiry);
    expect(EnquiryReopened.parse(opened.entries[0]).subject).toEqual({
      kind: "enquiry",
      id: enquiry.reference,
    });
  });

  it("says nothing of its sender in the journal, whoever writes whatever", () => {
    const text = fc.string({ unit: "grapheme", minLength: 8, maxLength: 40 });
    const kind = fc.constantFrom(...enquiryKindNames);
    fc.assert(
      fc.property(text, text, text, kind, (name, organisation, message, about) => {
        const { entries } = received({ ...form, name, organisation, message, kind: about });
        const entry = EnquiryReceived.parse(entries[0]);
        expect(entries).toHaveLength(1);
        expect(Object.keys(entry.data)).toEqual(["kind", "channel"]);
        const written = JSON.stringify({ ...entry, person: "", id: "" });
        for (const personal of [name, organisation, message, form.email])
          expect(written).not.toContain(JSON.stringify(personal).slice(1, -1));
      }),
    );
  });

  it("after any sequence of marks is in one of its two states, with one entry for each change", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(markAnswered, reopen), { maxLength: 12 }), (marks) => {
        let { enquiry } = received();
        for (const mark of marks) {
          const before = enquiry.status;
          const decision = mark(enquiry, at(morning, theo));
          if ("refusal" in decision) continue;
          expect(decision.entries).toHaveLength(1);
          expect(decision.enquiry.status).not.toBe(before);
          ({ enquiry } = decision);
          expect("answeredAt" in enquiry).toBe(enquiry.status === "answered");
        }
        expect(enquirySchema.parse(enquiry)).toEqual(enquiry);
      }),
    );
  });
});

describe("the enquiry form", () => {
  it("offers every kind there is", () => {
    expect([...enquiryKindNames].sort()).toEqual(Object.keys(enquiryKinds).sort());
  });

  it.each([
    ["kind", "pizza", "Select what your enquiry is about"],
    ["kind", "constructor", "Select what your enquiry is about"],
    ["message", "   ", "Enter your message"],
    ["message", "m".repeat(5001), "Message must be 5,000 characters or less"],
    ["consent", "on", "Tick the box so that we may use your details to answer you"],
    ["name", "", "Enter your name"],
    ["email", "ada", "Enter an email address in the correct format, like name@example.com"],
    ["organisation", "o".repeat(201), "Your organisation must be 200 characters or less"],
  ])("refuses a %s of %j in words", (field, value, message) => {
    const read = enquiryForm.safeParse({ ...form, [field]: value });
    expect(read.error?.issues[0]).toMatchObject({ path: [field], message });
  });

  it("keeps a message as it was typed: scripts, lines, spaces and markup", () => {
    for (const message of ["<b>Hello</b>", "Zeile 1\n\n  Zeile 2", "नमस्ते 🦄", "مرحبا", "m".repeat(5000)])
      expect(enquiryForm.parse({ ...form, message }).message).toBe(message);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerEnquiry } from "../../shared/enquiries/conversation/decide.ts";
import { moveEnquiry } from "../../shared/enquiries/decide.ts";
import type { FiledMessage } from "../../shared/enquiries/decide-status.ts";
import { type Enquiry, enquirySchema, enquiryStatuses, isOurTurn } from "../../shared/enquiries/enquiry.ts";
import { receiveMessage } from "../../shared/enquiries/mail/decide.ts";
import {
  type MergeDecision,
  mergeEnquiries,
  separateEnquiries,
} from "../../shared/enquiries/merging/decide.ts";
import { newId } from "../../shared/platform/ids.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { accepted, anEnquiry, at, morning, planning, theo } from "./samples.ts";

const given = (minutes = 0) => ({ occasion: at(plus(morning, `PT${minutes}M`), theo), planning });
const done = (decided: MergeDecision | { readonly refusal: string }): MergeDecision => {
  if ("refusal" in decided) throw new Error(`Refused: ${decided.refusal}`);
  return decided;
};
const asStatus = (enquiry: Enquiry, status: Enquiry["status"]): Enquiry =>
  enquiry.status === status ? enquiry : accepted(moveEnquiry(enquiry, status, given())).enquiry;
const named = (reference: string): Enquiry => {
  const person = newId();
  return anEnquiry({ reference, person, participants: [person] });
};
const write = (conversation: string, person: string): FiledMessage => ({
  conversation,
  message: {
    id: newId(),
    at: morning,
    from: "they",
    via: "e-mail",
    person,
    text: "Hello",
    files: [],
    remarks: [],
  },
});
const essence = ({ version: _version, statusSince: _since, timer, ...rest }: Enquiry) => ({
  ...rest,
  timer: timer?.what,
});
const status = fc.constantFrom(...enquiryStatuses);

describe("a merge", () => {
  it.each(enquiryStatuses)("with one that is %s keeps what waits for the team with the team", (state) => {
    const [other, kept] = [named("ENQ-0000-0001"), asStatus(named("ENQ-0000-0002"), state)];
    const merged = done(mergeEnquiries(other, kept, given()));
    expect(isOurTurn(merged.kept.enquiry)).toBe(true);
    expect(merged.kept.enquiry.answerBy).toBe(other.answerBy);
    expect(merged.other.enquiry).toMatchObject({ status: "closed", merged: { into: kept.reference } });
  });

  it("is refused with itself, twice, and of one that leads others", () => {
    const [one, two, three] = [named("ENQ-0000-0001"), named("ENQ-0000-0002"), named("ENQ-0000-0003")];
    const merged = done(mergeEnquiries(one, two, given()));
    expect(mergeEnquiries(one, one, given())).toEqual({ refusal: "itself" });
    expect(mergeEnquiries(merged.other.enquiry, three, given())).toEqual({ refusal: "merged" });
    expect(mergeEnquiries(three, merged.other.enquiry, given())).toEqual({ refusal: "merged" });
    expect(mergeEnquiries(merged.kept.enquiry, three, given())).toEqual({ refusal: "leads-others" });
    expect(separateEnquiries(one, two, given())).toEqual({ refusal: "not-merged-here" });
  });

  it("that is taken back at once gives back both as they were, whatever their states", () => {
    fc.assert(
      fc.property(status, status, (ofOther, ofKept) => {
        const other = asStatus(named("ENQ-0000-0001"), ofOther);
        const kept = asStatus(named("ENQ-0000-0002"), ofKept);
        const merged = done(mergeEnquiries(other, kept, given(1)));
        const back = done(separateEnquiries(merged.other.enquiry, merged.kept.enquiry, given(2)));
        expect(essence(back.other.enquiry)).toEqual(essence(other));
        expect(essence(back.kept.enquiry)).toEqual(essence(kept));
        expect(enquirySchema.parse(back.other.enquiry)).toEqual(back.other.enquiry);
      }),
    );
  });
});

describe("whoever writes and is answered while enquiries are merged", () => {
  const happening = fc.record({
    to: fc.constantFrom(0, 1, 2),
    what: fc.constantFrom("written", "answered"),
  });

  it("stays in their own conversation, and nobody who wrote last is left unanswered when they are taken apart in any order", () => {
    const orders = fc.constantFrom([0, 1], [1, 0]);
    const states = fc.tuple(status, status, status);
    fc.assert(
      fc.property(states, fc.array(happening, { maxLength: 6 }), orders, (given3, happenings, order) => {
        const own = given3.map((state, index) => asStatus(named(`ENQ-0000-000${index}`), state));
        const [first, second, third] = own;
        if (first === undefined || second === undefined || third === undefined) throw new Error("Three.");
        const one = done(mergeEnquiries(first, third, given(1)));
        const two = done(mergeEnquiries(second, one.kept.enquiry, given(2)));
        const merged = [one.other.enquiry, two.other.enquiry];
        let lead = two.kept.enquiry;
        const last = new Map<number, string>();
        let minutes = 3;
        for (const { to, what } of happenings) {
          const { reference, person } = own[to] ?? third;
          const occasion = given(minutes);
          minutes += 1;
          const decision =
            what === "written"
              ? receiveMessage(lead, write(reference, person), occasion)
              : accepted(
                  answerEnquiry(lead, { text: "Yes.", to: person, next: "answered", via: "desk" }, occasion),
                );
          expect(decision.messages.map(({ conversation }) => conversation)).toEqual([reference]);
          for (const { facts } of decision.letters) expect(facts).toMatchObject({ reference });
          last.set(to, what);
          lead = decision.enquiry;
        }
        const after: Enquiry[] = [];
        for (const index of order) {
          const other = merged[index];
          if (other === undefined) throw new Error("Two.");
          const back = done(separateEnquiries(other, lead, given(minutes)));
          lead = back.kept.enquiry;
          after[index] = back.other.enquiry;
        }
        expect(lead.absorbed).toEqual([]);
        for (const index of [0, 1]) {
          const { participants, ...rest } = after[index] ?? third;
          expect(rest).not.toHaveProperty("merged");
          expect(participants).toEqual(own[index]?.participants);
          if (last.get(index) === "written") expect(isOurTurn(rest)).toBe(true);
          expect(rest.answerBy !== undefined).toBe(isOurTurn(rest));
        }
        // What led is not closed over somebody who wrote last and whom nobody answered.
        if (last.get(2) === "written" && happenings.at(-1)?.to === 2) expect(isOurTurn(lead)).toBe(true);
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerEnquiry } from "../../shared/enquiries/conversation/decide.ts";
import { closeQuietly, remind } from "../../shared/enquiries/conversation/decide-waiting.ts";
import { messageSchema } from "../../shared/enquiries/conversation/model.ts";
import { assignEnquiry, moveEnquiry, noteOnEnquiry, sortEnquiry } from "../../shared/enquiries/decide.ts";
import { type Enquiry, enquirySchema, isOurTurn, urgency } from "../../shared/enquiries/enquiry.ts";
import { EnquiryAnswered, EnquiryMoved, EnquiryReceived } from "../../shared/enquiries/entries.ts";
import { enquiryForm } from "../../shared/enquiries/form/input.ts";
import { enquiryKindNames, enquiryKinds } from "../../shared/enquiries/kinds.ts";
import { newId } from "../../shared/platform/ids.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { accepted, aForm, anEnquiry, at, morning, planning, received, theo } from "./samples.ts";

const { targets } = planning;
const answered = (
  enquiry: Enquiry,
  next: "open" | "waiting" | "answered" | "closed" = "answered",
  now: string = plus(morning, "PT26H59M"),
) =>
  accepted(
    answerEnquiry(
      enquiry,
      { text: "Yes.", to: enquiry.person, next, via: "desk" },
      { occasion: at(now, theo), planning },
    ),
  );

describe("a new enquiry", () => {
  it("waits for the team, with all that was written and the dates to keep", () => {
    const { enquiry, messages } = received();
    expect(enquiry).toMatchObject({
      status: "new",
      receivedAt: morning,
      consentedAt: morning,
      kind: "problem",
      details: { data: "yes" },
      answerBy: "2026-11-25",
      closeBy: "2026-12-21",
      participants: [enquiry.person],
    });
    expect(messages).toEqual([
      {
        conversation: enquiry.reference,
        message: expect.objectContaining({ from: "they", text: aForm().message, person: enquiry.person }),
      },
    ]);
    expect(enquirySchema.parse(enquiry)).toEqual(enquiry);
  });

  it("says nothing of its sender in the journal, whoever writes whatever", () => {
    const text = fc.string({ unit: "grapheme", minLength: 8, maxLength: 40 });
    const kind = fc.constantFrom(...enquiryKindNames);
    fc.assert(
      fc.property(text, text, text, kind, (name, organisation, message, about) => {
        const form = aForm({ name, organisation, message, kind: about });
        const { entries } = received(form);
        const entry = EnquiryReceived.parse(entries[0]);
        expect(entries).toHaveLength(1);
        const written = JSON.stringify({ ...entry, person: "", id: "" });
        for (const personal of [name, organisation, message, form.email])
          expect(written).not.toContain(JSON.stringify(personal).slice(1, -1));
      }),
    );
  });
});

describe("an answer", () => {
  it("is a message and a letter that encloses it, and counts the whole hours of the first only", () => {
    const { enquiry } = received();
    const first = answered(enquiry);
    expect(first.enquiry).toMatchObject({ status: "answered", firstAnsweredBy: theo, assignee: theo });
    expect(first.enquiry).not.toHaveProperty("answerBy");
    expect(EnquiryAnswered.parse(first.entries[0]).data).toEqual({
      first: true,
      hoursOpen: 26,
      inTime: true,
      via: "desk",
    });
    const [letter] = first.letters;
    expect(letter).toMatchObject({ kind: "enquiry-answer", to: { person: enquiry.person } });
    expect(letter?.encloses?.sk).toContain(first.messages[0]?.message.id);
    expect(JSON.stringify(letter)).not.toContain("Yes.");
    const second = answered(first.enquiry, "closed", plus(morning, "P3D"));
    expect(EnquiryAnswered.parse(second.entries[0]).data).toMatchObject({ first: false });
    expect(second.enquiry.firstAnsweredAt).toBe(first.enquiry.firstAnsweredAt);
  });

  it("goes to a participant, and to nobody else", () => {
    const enquiry = anEnquiry();
    const answer = { text: "Yes.", to: newId(), next: "answered", via: "desk" } as const;
    expect(answerEnquiry(enquiry, answer, { occasion: at(morning, theo), planning })).toEqual({
      refusal: "no-participant",
    });
  });

  it("to somebody of a merged enquiry goes in that one's own conversation", () => {
    const [other, person] = ["ENQ-0000-0000", newId()];
    const enquiry = anEnquiry({ absorbed: [{ reference: other, participants: [person] }] });
    const answer = { text: "Yes.", to: person, next: "answered", via: "desk" } as const;
    const decision = accepted(answerEnquiry(enquiry, answer, { occasion: at(morning, theo), planning }));
    expect(decision.messages[0]?.conversation).toBe(other);
    expect(decision.letters[0]?.facts).toEqual({ reference: other });
  });
});

describe("waiting for them", () => {
  const waiting = () => answered(anEnquiry(), "waiting", morning);

  it("ends after a reminder and four weeks, and each comes at its time", () => {
    const asked = waiting();
    expect(asked.setTimers[0]).toMatchObject({ due: "2026-12-07T09:00:00.000Z" });
    const since = asked.enquiry.statusSince;
    const reminded = remind(asked.enquiry, since, { occasion: at(plus(morning, "P14D")), targets });
    if ("unchanged" in reminded) throw new Error("Nobody was reminded.");
    expect(reminded.letters[0]?.kind).toBe("enquiry-reminder");
    expect(reminded.setTimers[0]?.due).toBe("2026-12-21T09:00:00.000Z");
    const closed = closeQuietly(reminded.enquiry, since, { occasion: at(plus(morning, "P28D")), targets });
    if ("unchanged" in closed) throw new Error("It was not closed.");
    expect(closed.enquiry.status).toBe("closed");
    expect(closed.letters[0]?.kind).toBe("enquiry-closed");
    expect(EnquiryMoved.parse(closed.entries[0]).data).toEqual({
      from: "waiting",
      to: "closed",
      because: "time",
    });
  });

  it("is over when the enquiry moves: the timer goes, and one that fires all the same does nothing", () => {
    const asked = waiting();
    const moved = accepted(
      moveEnquiry(asked.enquiry, "open", { occasion: at(plus(morning, "P1D"), theo), planning }),
    );
    expect(moved.cancelTimers).toHaveLength(1);
    const since = asked.enquiry.statusSince;
    const late = { occasion: at(plus(morning, "P28D")), targets };
    expect(remind(moved.enquiry, since, late)).toEqual({ unchanged: true });
    expect(closeQuietly(moved.enquiry, since, late)).toEqual({ unchanged: true });
  });

  it("of an answered enquiry is quiet: it closes and nobody is written to again", () => {
    const { enquiry } = answered(anEnquiry(), "answered", morning);
    const closed = closeQuietly(enquiry, enquiry.statusSince, {
      occasion: at(plus(morning, "P10D")),
      targets,
    });
    if ("unchanged" in closed) throw new Error("It was not closed.");
    expect(closed.letters).toEqual([]);
    expect(closed.enquiry.status).toBe("closed");
  });
});

describe("whatever the team does", () => {
  const person = fc.constantFrom(undefined, theo, newId());
  const status = fc.constantFrom("new", "open", "waiting", "answered", "closed");
  const step = fc.oneof(
    person.map(
      (who) => (enquiry: Enquiry) => assignEnquiry(enquiry, who, { occasion: at(morning, theo), targets }),
    ),
    status.map(
      (to) => (enquiry: Enquiry) => moveEnquiry(enquiry, to, { occasion: at(morning, theo), planning }),
    ),
    fc
      .constantFrom("open", "waiting", "answered", "closed")
      .map(
        (next) => (enquiry: Enquiry) =>
          answerEnquiry(
            enquiry,
            { text: "Yes.", to: enquiry.person, next, via: "desk" },
            { occasion: at(morning, theo), planning },
          ),
      ),
    fc.constant((enquiry: Enquiry) =>
      noteOnEnquiry(enquiry, { text: "A note", mentions: [] }, at(morning, theo)),
    ),
    fc.constant((enquiry: Enquiry) =>
      sortEnquiry(enquiry, { kind: "press", organisation: "Elsewhere" }, at(morning, theo)),
    ),
  );

  it("an enquiry is whole, its version counts the changes, its timer is the one that is set, and an answer is due on its turn only", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let { enquiry } = received();
        const timers = new Set<string>();
        for (const take of steps) {
          const decided = take(enquiry);
          if ("refusal" in decided) {
            expect(decided.refusal).toBe("already-so");
            continue;
          }
          expect(decided.enquiry.version).toBe(enquiry.version + 1);
          for (const { due } of decided.cancelTimers) timers.delete(due);
          for (const { due } of decided.setTimers) timers.add(due);
          const moves = decided.entries.filter(({ name }) => name === "EnquiryMoved");
          expect(moves).toHaveLength(decided.enquiry.status === enquiry.status ? 0 : 1);
          for (const { message } of decided.messages) messageSchema.parse(message);
          ({ enquiry } = decided);
          expect([...timers]).toEqual(enquiry.timer === undefined ? [] : [enquiry.timer.at]);
          expect(enquiry.answerBy !== undefined).toBe(isOurTurn(enquiry));
        }
        expect(enquirySchema.parse(enquiry)).toEqual(enquiry);
      }),
    );
  });

  it("it is late the day after its date, and due today on it", () => {
    const enquiry = anEnquiry();
    expect(urgency(enquiry, "2026-11-24")).toBe("in-time");
    expect(urgency(enquiry, "2026-11-25")).toBe("today");
    expect(urgency(enquiry, "2026-11-26")).toBe("late");
    const done = answered(enquiry, "answered", morning).enquiry;
    expect(urgency(done, "2026-12-20")).toBe("in-time");
    expect(urgency(done, "2026-12-22")).toBe("late");
  });
});

describe("the enquiry form", () => {
  const { details, ...rest } = aForm({ email: "ada@trust.example" });
  const flat: Record<string, string> = { ...rest, organisationCode: "", ...details };

  it("offers every kind there is", () => {
    expect([...enquiryKindNames].sort()).toEqual(Object.keys(enquiryKinds).sort());
  });

  it.each(["pizza", "constructor", ""])("refuses a kind of %j at the question that asks for it", (kind) => {
    const read = enquiryForm.safeParse({ ...flat, kind });
    const issue = { path: ["about"], message: "Select what your enquiry is about" };
    expect(read.success ? [] : read.error.issues).toMatchObject([issue]);
  });

  it.each([
    ["message", "   ", "Enter what the problem is and who has it"],
    ["message", "m".repeat(5001), "Message must be 5,000 characters or fewer"],
    ["consent", "on", "Tick the box so that we may use your details to answer you"],
    ["name", "", "Enter your name"],
    ["email", "ada", "Enter an email address in the correct format, like name@example.com"],
    ["organisation", "o".repeat(201), "Your organisation must be 200 characters or fewer"],
    ["data", "", "Select whether there is data"],
    ["data", "constructor", "Select whether there is data"],
  ])("refuses a %s of %j in words", (field, value, message) => {
    const read = enquiryForm.safeParse({ ...flat, [field]: value });
    expect(read.success ? [] : read.error.issues[0]).toMatchObject({ path: [field], message });
  });

  it("keeps a message as it was typed: scripts, lines, spaces and markup", () => {
    for (const message of ["<b>Hello</b>", "Zeile 1\n\n  Zeile 2", "नमस्ते 🦄", "مرحبا", "m".repeat(5000)]) {
      const read = enquiryForm.safeParse({ ...flat, message });
      expect(read.success && read.data.message).toBe(message);
    }
  });

  it("asks each kind its own questions, and keeps no answer to another's", () => {
    const read = enquiryForm.safeParse({ ...flat, kind: "workshop", people: "11", form: "online", when: "" });
    expect(read.success && read.data.details).toEqual({ people: "11", form: "online", when: "" });
    const missing = enquiryForm.safeParse({ ...flat, kind: "workshop", people: "eleven" });
    expect(missing.success ? [] : missing.error.issues.map(({ path }) => path[0])).toEqual([
      "people",
      "form",
    ]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { enquiryForm } from "../../shared/enquiries/form/input.ts";
import { formError, formErrors } from "../../shared/pages/form-errors.ts";
import { makeFormToken, openFormToken, requestName } from "../../shared/pages/form-token.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { newId } from "../../shared/platform/ids.ts";
import type { SigningKeys } from "../../shared/platform/signing.ts";

const keys: SigningKeys = ["k".repeat(64)];
const visitors = fc.stringMatching(/^[\w-]{22}$/);

describe("a form's token", () => {
  it("is good for the visitor who was given it, and for no other", () => {
    fc.assert(
      fc.property(visitors, visitors, (visitor, other) => {
        const token = makeFormToken(keys, visitor, newId);
        const id = openFormToken(keys, visitor, token);
        expect(token.startsWith(`${id}.`)).toBe(true);
        expect(openFormToken(keys, other, token)).toBe(other === visitor ? id : null);
      }),
    );
  });

  it("altered in any character, cut or made up is no token", () => {
    const token = makeFormToken(keys, "visitor", newId);
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.string({ unit: "binary", maxLength: 3 }), (at, other) => {
        fc.pre(other !== token.charAt(at));
        expect(openFormToken(keys, "visitor", token.slice(0, at) + other + token.slice(at + 1))).toBeNull();
      }),
    );
    for (const wrong of ["", ".", "..", token.slice(0, 36), `${token}.`, ` ${token}`])
      expect(openFormToken(keys, "visitor", wrong)).toBeNull();
  });

  it("is another for every form, and survives one change of key", () => {
    expect(makeFormToken(keys, "visitor", newId)).not.toBe(makeFormToken(keys, "visitor", newId));
    expect(openFormToken(["new", ...keys], "visitor", makeFormToken(keys, "visitor", newId))).not.toBeNull();
  });
});

describe("a request's name", () => {
  const answers = fc.dictionary(fc.string({ minLength: 1 }), fc.string({ unit: "binary" }));

  it("is the same for the same form with the same answers, and another otherwise", () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), answers, answers, (form, otherForm, some, others) => {
        expect(requestName(form, { ...some })).toBe(requestName(form, some));
        expect(requestName(form, others) === requestName(form, some)).toBe(
          JSON.stringify(others) === JSON.stringify(some),
        );
        expect(requestName(otherForm, some) === requestName(form, some)).toBe(otherForm === form);
      }),
    );
  });

  it("tells nothing of the answers", () => {
    expect(requestName("f", { name: "Ada" })).toMatch(/^form:f:[\w-]{22}$/);
  });
});

describe("a form's errors", () => {
  it("stand in the order of the fields, one for each, with a link to it", () => {
    const read = enquiryForm.safeParse({ kind: "general", message: "x", email: "nobody" });
    const errors = formErrors(read.success ? expect.fail("The form was taken.") : read.error);
    expect(errors.list.map(({ href }) => href)).toEqual(["#name", "#email", "#organisation", "#consent"]);
    expect(errors.byField["name"]).toEqual({ text: "Enter your name" });
    expect(errors.byField["message"]).toBeUndefined();
  });

  it("of one field are one", () => {
    expect(formError("words", "Too bad")).toEqual({
      list: [{ text: "Too bad", href: "#words" }],
      byField: { words: { text: "Too bad" } },
    });
  });
});

describe("a path", () => {
  it("has its parts encoded, so that they stay parts", () => {
    expect(toPath(paths.deskEnquiry, { reference: "ENQ-4F7K-2Q9C" })).toBe("/desk/enquiries/ENQ-4F7K-2Q9C");
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (part) => {
        const path = toPath(paths.enquirySent, { token: part });
        const segments = path.split("/");
        expect(path).not.toMatch(/[?#\\\s]/);
        expect(segments).toHaveLength(4);
        expect(decodeURIComponent(segments[3] ?? "")).toBe(part);
      }),
    );
  });

  it("is found once only", () => {
    expect(new Set(Object.values(paths)).size).toBe(Object.keys(paths).length);
  });
});

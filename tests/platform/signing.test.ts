import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeLink, openLink } from "../../shared/platform/links.ts";
import { isSigned, type SigningKeys, sign } from "../../shared/platform/signing.ts";

const keys: SigningKeys = ["a".repeat(64)];
const now = "2026-11-23T08:00:00.000Z";
const ids = fc.oneof(
  fc.uuid({ version: 7 }),
  fc.stringMatching(/^(ENQ|REG)-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/),
);

describe("a signature", () => {
  const text = fc.string({ unit: "binary", maxLength: 200 });

  it("is good for its text, its purpose and its key, and for nothing else", () => {
    fc.assert(
      fc.property(text, text, (signed, other) => {
        const signature = sign(keys, "form", signed);
        expect(signature).toMatch(/^[\w-]{32}$/);
        expect(isSigned(keys, "form", signed, signature)).toBe(true);
        expect(isSigned(keys, "session", signed, signature)).toBe(false);
        expect(isSigned(["b".repeat(64)], "form", signed, signature)).toBe(false);
        expect(isSigned(keys, "form", other, signature)).toBe(other === signed);
      }),
    );
  });

  it("is not confused by lengths or by letters outside ASCII", () => {
    const signature = sign(keys, "form", "x");
    for (const wrong of ["", "é", signature.slice(1), `${signature}A`, "ü".repeat(32)])
      expect(isSigned(keys, "form", "x", wrong)).toBe(false);
  });

  it("outlives one replacement of the key, not two", () => {
    const signature = sign(["old"], "form", "x");
    expect(isSigned(["new", "old"], "form", "x", signature)).toBe(true);
    expect(isSigned(["newer", "new"], "form", "x", signature)).toBe(false);
    expect(sign(["new", "old"], "form", "x")).toBe(sign(["new"], "form", "x"));
  });
});

describe("a link", () => {
  it("leads to the thing it was made for", () => {
    fc.assert(
      fc.property(ids, (id) => {
        const token = makeLink(keys, "answer-offer", id);
        expect(encodeURIComponent(token)).toBe(token);
        expect(openLink(keys, "answer-offer", token, now)).toEqual({ state: "good", id });
      }),
    );
  });

  it("altered in any one character is worthless", () => {
    const characters = fc.constantFrom(
      ..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~%= \n",
    );
    fc.assert(
      fc.property(ids, fc.nat(), characters, (id, where, character) => {
        const token = makeLink(keys, "unsubscribe", id, "2026-12-24T00:00:00.000Z");
        const at = where % token.length;
        fc.pre(token.charAt(at) !== character);
        const altered = token.slice(0, at) + character + token.slice(at + 1);
        expect(openLink(keys, "unsubscribe", altered, now)).toEqual({ state: "altered" });
      }),
      { numRuns: 500 },
    );
  });

  it("cut short, lengthened or made up is worthless", () => {
    fc.assert(
      fc.property(ids, fc.nat(), fc.string({ unit: "binary", minLength: 1 }), (id, cut, more) => {
        const token = makeLink(keys, "unsubscribe", id);
        for (const wrong of [token.slice(0, cut % token.length), token + more, more, `${token}.`])
          expect(openLink(keys, "unsubscribe", wrong, now).state).toBe("altered");
      }),
    );
  });

  it("for one purpose does nothing for another", () => {
    const token = makeLink(keys, "manage-registration", "REG-0000-0000");
    for (const purpose of ["unsubscribe", "answer-offer", "sent-enquiry", "confirm-membership"] as const)
      expect(openLink(keys, purpose, token, now)).toEqual({ state: "altered" });
  });

  it("expires at its moment, and still says what it was for", () => {
    const token = makeLink(keys, "confirm-membership", "m", "2026-11-23T08:00:00.000Z");
    expect(openLink(keys, "confirm-membership", token, "2026-11-23T07:59:59.999Z").state).toBe("good");
    expect(openLink(keys, "confirm-membership", token, "2026-11-23T08:00:00.000Z")).toEqual({
      state: "expired",
      id: "m",
    });
  });

  it("cannot be given a later expiry, or none", () => {
    const [id, , signature] = makeLink(keys, "confirm-membership", "m", "2026-11-23T08:00:00.000Z").split(
      ".",
    );
    for (const expiry of ["0", "zzzzzz", ""])
      expect(openLink(keys, "confirm-membership", `${id}.${expiry}.${signature}`, now).state).toBe("altered");
  });

  it("made before the key was replaced still works", () => {
    const token = makeLink(["old"], "unsubscribe", "p");
    expect(openLink(["new", "old"], "unsubscribe", token, now)).toEqual({ state: "good", id: "p" });
    expect(openLink(["newer", "new"], "unsubscribe", token, now)).toEqual({ state: "altered" });
  });
});

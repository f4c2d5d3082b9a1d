import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SigningKeys } from "../../shared/platform/signing.ts";
import { openAttempt, safeReturn, sealAttempt } from "../../shared/sign-in/attempt.ts";
import { mayActAs, openSession, roleOf, roles, sealSession } from "../../shared/sign-in/session.ts";

const keys: SigningKeys = ["k".repeat(64)];
const now = "2026-11-23T09:00:00.000Z";
const session = {
  person: "0199e7a0-4c1c-7000-8000-00000000000a",
  name: "Théo 李 🦄",
  role: "team",
  expires: "2026-11-23T19:00:00.000Z",
} as const;

describe("roles", () => {
  it("include those before them", () => {
    expect(roles.map((role) => roles.filter((needed) => mayActAs(role, needed)).length)).toEqual([1, 2, 3]);
  });

  it("come from the highest group of ours, and from no other", () => {
    expect(roleOf(["viewer", "admin", "team"])).toBe("admin");
    expect(roleOf(["somebody-else", "viewer"])).toBe("viewer");
    for (const groups of [[], ["Admin"], ["administrators"], [""], ["constructor"]])
      expect(roleOf(groups)).toBeNull();
  });
});

describe("a session in a cookie", () => {
  const names = fc.string({ unit: "grapheme", maxLength: 50 });

  it("comes back as it was, in characters that a cookie may have", () => {
    fc.assert(
      fc.property(fc.uuid(), names, fc.constantFrom(...roles), (person, name, role) => {
        const sealed = sealSession(keys, { ...session, person, name, role });
        expect(sealed).toMatch(/^[\w-]+\.[\w-]+$/);
        expect(openSession(keys, sealed, now)).toEqual({ ...session, person, name, role });
      }),
    );
  });

  it("survives one change of the key", () => {
    expect(openSession(["new", ...keys], sealSession(keys, session), now)).toEqual(session);
    expect(openSession(["new"], sealSession(keys, session), now)).toBeNull();
  });

  it("that is none, over, or something else that we signed is no session", () => {
    expect(openSession(keys, undefined, now)).toBeNull();
    expect(openSession(keys, sealSession(keys, session), session.expires)).toBeNull();
    const attempt = sealAttempt(keys, { state: "s", nonce: "n", verifier: "v", to: "/desk" });
    expect(openSession(keys, attempt, now)).toBeNull();
  });

  it("never throws, whatever the cookie", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (cookie) => {
        expect(openSession(keys, cookie, now)).toBeNull();
        expect(openAttempt(keys, cookie)).toBeNull();
      }),
    );
  });
});

describe("a sign-in that has begun", () => {
  const attempt = { state: "s", nonce: "n", verifier: "v", to: safeReturn("/desk/members") };

  it("comes back as it was, unless it was altered", () => {
    const sealed = sealAttempt(keys, attempt);
    expect(openAttempt(keys, sealed)).toEqual(attempt);
    expect(openAttempt(keys, `${sealed}.x`)).toBeNull();
    expect(openAttempt(keys, sealed.replace(/^./, "_"))).toBeNull();
    expect(openAttempt(keys, sealSession(keys, session))).toBeNull();
  });
});

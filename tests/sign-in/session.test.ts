import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SigningKeys } from "../../shared/platform/signing.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { openAttempt, safeReturn, sealAttempt } from "../../shared/sign-in/attempt.ts";
import { browserWords } from "../../shared/sign-in/browser-words.ts";
import { lesserRole, mayActAs, roleOf, roles } from "../../shared/sign-in/role.ts";
import { isOver, newSessionId, openSession, sealSession } from "../../shared/sign-in/session.ts";

const keys: SigningKeys = ["k".repeat(64)];
const now = "2026-11-23T09:00:00.000Z";
const session = { id: "AbCdEfGhIjKlMnOpQrStU-", person: "0199e7a0-4c1c-7000-8000-00000000000a" } as const;

describe("roles", () => {
  it("include those before them", () => {
    expect(roles.map((role) => roles.filter((needed) => mayActAs(role, needed)).length)).toEqual([1, 2, 3]);
  });

  it("come from the highest group of ours, and from no other", () => {
    expect(roleOf(["viewer", "admin", "team"])).toBe("admin");
    expect(roleOf(["someone-else", "viewer"])).toBe("viewer");
    for (const groups of [[], ["Admin"], ["administrators"], [""], ["constructor"]])
      expect(roleOf(groups)).toBeNull();
  });

  it("of two the lesser lets its holder do what both let them do", () => {
    for (const one of roles)
      for (const other of roles)
        for (const needed of roles)
          expect(mayActAs(lesserRole(one, other), needed)).toBe(
            mayActAs(one, needed) && mayActAs(other, needed),
          );
  });
});

describe("a session's name in a cookie", () => {
  const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });

  it("comes back as it was, in characters that a cookie may have, and says nothing of its person but the id", () => {
    fc.assert(
      fc.property(fc.uuid(), bytes, (person, random) => {
        const id = newSessionId(() => random);
        const sealed = sealSession(keys, { id, person });
        expect(sealed).toMatch(/^[\w-]{22}\.[\da-f-]{36}\.[\w-]{32}$/);
        expect(openSession(keys, sealed)).toEqual({ id, person });
      }),
    );
  });

  it("survives one change of the key", () => {
    expect(openSession(["new", ...keys], sealSession(keys, session))).toEqual(session);
    expect(openSession(["new"], sealSession(keys, session))).toBeNull();
  });

  it("that is none, or something else that we signed, is no session", () => {
    expect(openSession(keys, undefined)).toBeNull();
    const attempt = sealAttempt(keys, { state: "s", nonce: "n", verifier: "v", to: "/desk" });
    expect(openSession(keys, attempt)).toBeNull();
    expect(openSession(keys, sealSession(keys, { ...session, id: "too-short" }))).toBeNull();
    expect(openSession(keys, sealSession(keys, { ...session, person: "nobody" }))).toBeNull();
  });

  it("never throws, whatever the cookie", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (cookie) => {
        expect(openSession(keys, cookie)).toBeNull();
        expect(openAttempt(keys, cookie)).toBeNull();
      }),
    );
  });
});

describe("a session is over", () => {
  const kept = { startedAt: now, seenAt: now, browser: "Firefox on Windows" };

  it("after thirty minutes without use, and not a moment earlier", () => {
    expect(isOver(kept, plus(now, "PT29M59.999S"))).toBe(false);
    expect(isOver(kept, plus(now, "PT30M"))).toBe(true);
  });

  it("after ten hours, however busy it was", () => {
    expect(isOver({ ...kept, seenAt: plus(now, "PT9H59M") }, plus(now, "PT9H59M59S"))).toBe(false);
    expect(isOver({ ...kept, seenAt: plus(now, "PT9H59M") }, plus(now, "PT10H"))).toBe(true);
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

describe("a browser in words", () => {
  it.each([
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36 Edg/147.0.0.0",
      "Edge on Windows",
    ],
    ["Mozilla/5.0 (X11; Linux x86_64; rv:149.0) Gecko/20100101 Firefox/149.0", "Firefox on Linux"],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1",
      "Safari on iPhone",
    ],
    ["curl/8.5.0", "A browser"],
    ["Amazon CloudFront", "A browser"],
    ["<script>alert(1)</script> ada@trust.example Firefox/1", "Firefox"],
    [undefined, "A browser"],
  ])("of %j is %s", (userAgent, words) => {
    expect(browserWords(userAgent)).toBe(words);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Occasion } from "../../shared/journal/entry.ts";
import { newId } from "../../shared/platform/ids.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import {
  endSessions,
  limitRole,
  noteUse,
  readmitMember,
  removeMember,
  sessionOf,
  sessionsOf,
  signIn,
} from "../../shared/sign-in/decide.ts";
import { type Member, presentRole } from "../../shared/sign-in/member.ts";
import { mayActAs, roles } from "../../shared/sign-in/role.ts";
import { MOST_SESSIONS } from "../../shared/sign-in/session.ts";

const now = "2026-11-23T09:00:00.000Z";
const [person, admin] = [newId(), newId()];
const at = (moment: string, by = admin): Occasion => ({
  now: moment,
  newId,
  actor: { kind: "team", id: by },
  correlation: "test",
});
const account = { issuer: "https://sign-in.example", key: "digest-of-the-first" };
const vouched = { account, role: "team" } as const;
const session = (id: string) => ({ id, browser: "Firefox on Windows" });

const entered = (before: Member | undefined, id: string, moment = now): Member => {
  const decided = signIn(before, person, vouched, session(id), at(moment));
  if ("refusal" in decided) throw new Error(decided.refusal);
  return decided.member;
};
const names = (decided: object) =>
  "entries" in decided && Array.isArray(decided.entries) ? decided.entries.map(({ name }) => name) : decided;

describe("signing in", () => {
  it("is an entry of the journal the first time, and no entry after that", () => {
    const first = signIn(undefined, person, vouched, session("a"), at(now));
    expect(names(first)).toEqual(["TeamMemberJoined"]);
    expect(names(signIn(entered(undefined, "a"), person, vouched, session("b"), at(now)))).toEqual([]);
  });

  it("with another role than before is an entry, too, and the new role counts", () => {
    const decided = signIn(
      entered(undefined, "a"),
      person,
      { account, role: "viewer" },
      session("b"),
      at(now),
    );
    expect(decided).toMatchObject({
      member: { role: "viewer" },
      entries: [{ name: "TeamMemberRoleChanged", data: { from: "team", to: "viewer" } }],
    });
  });

  it("does not bring back who left, whichever account they come with", () => {
    const left = removeMember(entered(undefined, "a"), at(now));
    if (!("member" in left)) throw new Error("Nobody left.");
    for (const key of [account.key, "digest-of-another"])
      for (const issuer of [account.issuer, "https://other.example"])
        expect(
          signIn(left.member, person, { account: { issuer, key }, role: "admin" }, session("b"), at(now)),
        ).toEqual({ refusal: "removed" });
  });

  it("with a second account of the same service is refused until an administrator accepts it; another service is trusted as it is", () => {
    const member = entered(undefined, "a");
    const other = { account: { ...account, key: "digest-of-another" }, role: "admin" } as const;
    expect(signIn(member, person, other, session("b"), at(now))).toEqual({ refusal: "other-account" });
    const accepted = readmitMember(member, at(now));
    if (!("member" in accepted)) throw new Error("Nothing was accepted.");
    expect(accepted.member.sessions).toEqual({});
    expect(signIn(accepted.member, person, other, session("b"), at(now))).toHaveProperty("member");
    const elsewhere = { account: { issuer: "https://new.example", key: "x" }, role: "team" } as const;
    expect(signIn(member, person, elsewhere, session("b"), at(now))).toHaveProperty("member");
  });

  it("keeps at most so many sessions: the one idle for longest ends first, and what is over is forgotten", () => {
    let member = entered(undefined, "s0");
    for (let count = 1; count < 8; count += 1)
      member = entered(member, `s${count}`, plus(now, `PT${count}M`));
    expect(Object.keys(member.sessions)).toHaveLength(MOST_SESSIONS);
    expect(sessionsOf(member, plus(now, "PT8M")).map(({ id }) => id)).toEqual(["s7", "s6", "s5", "s4", "s3"]);
    expect(Object.keys(entered(member, "next", plus(now, "P1D")).sessions)).toEqual(["next"]);
  });
});

describe("a session", () => {
  it("that is used is noted every five minutes, and lives on from there", () => {
    const member = entered(undefined, "a");
    expect(noteUse(member, "a", plus(now, "PT4M59S"))).toEqual({ unchanged: true });
    const used = noteUse(member, "a", plus(now, "PT29M"));
    if (!("member" in used)) throw new Error("Nothing was noted.");
    expect(sessionOf(used.member, "a", plus(now, "PT58M"))).toBeDefined();
    expect(sessionOf(used.member, "a", plus(now, "PT59M"))).toBeUndefined();
    expect(noteUse(used.member, "a", plus(now, "PT59M"))).toEqual({ unchanged: true });
  });

  it("is never found under a name that every object has", () => {
    const member = entered(undefined, "a");
    for (const id of ["constructor", "__proto__", "toString", ""])
      expect(sessionOf(member, id, now)).toBeUndefined();
  });

  it("is ended by its person without an entry, and by somebody else with one that counts those that were open", () => {
    const member = entered(entered(entered(undefined, "a"), "b"), "c");
    const own = endSessions(member, { id: "a" }, at(now, person));
    expect(own).toMatchObject({ entries: [] });
    const others = endSessions(member, { but: "c" }, at(now));
    expect(others).toMatchObject({ entries: [{ name: "TeamSessionsEnded", data: { count: 2 } }] });
    expect("member" in others && Object.keys(others.member.sessions)).toEqual(["c"]);
    expect(names(endSessions(member, "all", at(plus(now, "P1D"))))).toEqual([]);
    expect(endSessions(member, { id: "of-nobody" }, at(now))).toEqual({ unchanged: true });
  });

  it("ends with its person's place in the team", () => {
    const left = removeMember(entered(undefined, "a"), at(now));
    expect("member" in left && sessionOf(left.member, "a", now)).toBeUndefined();
    expect(names(left)).toEqual(["TeamMemberLeft"]);
  });
});

describe("what somebody may do", () => {
  it("is never more than the service gives, nor than an administrator allows", () => {
    const role = fc.constantFrom(...roles);
    fc.assert(
      fc.property(role, role, role, (given, most, later) => {
        const member = { ...entered(undefined, "a"), role: given };
        const limited = limitRole(member, most, at(now));
        const after = "member" in limited ? limited.member : member;
        const again = signIn(after, person, { account, role: later }, session("b"), at(now));
        if (!("member" in again)) throw new Error("They were not let in.");
        for (const needed of roles) {
          expect(mayActAs(presentRole(after), needed)).toBe(
            mayActAs(given, needed) && mayActAs(most, needed),
          );
          expect(mayActAs(presentRole(again.member), needed)).toBe(
            mayActAs(later, needed) && mayActAs(most, needed),
          );
        }
      }),
    );
  });

  it("nobody changes for themselves, and nobody takes out themselves", () => {
    const member = entered(undefined, "a");
    expect(limitRole(member, "viewer", at(now, person))).toEqual({ refusal: "yourself" });
    expect(removeMember(member, at(now, person))).toEqual({ refusal: "yourself" });
  });

  it("is asked of the team alone", () => {
    const left = removeMember(entered(undefined, "a"), at(now));
    if (!("member" in left)) throw new Error("Nobody left.");
    expect(limitRole(left.member, "viewer", at(now))).toEqual({ refusal: "left" });
    expect(removeMember(left.member, at(now))).toEqual({ unchanged: true });
    expect(names(readmitMember(left.member, at(now)))).toEqual(["TeamMemberReadmitted"]);
  });
});

import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { engagementSource } from "../../shared/engagement/store.ts";
import { expectDone } from "../../shared/journal/change.ts";
import { mergePeople } from "../../shared/members/merges/commands.ts";
import { merge, type Side, separate } from "../../shared/members/merges/decide.ts";
import { memberSource, readMembership } from "../../shared/members/store.ts";
import { findAlike } from "../../shared/people/alike/find.ts";
import { marksOf } from "../../shared/people/alike/marks.ts";
import { alikeSource } from "../../shared/people/alike/store.ts";
import type { Person } from "../../shared/people/person.ts";
import { newId } from "../../shared/platform/ids.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { askForCopy } from "../../shared/privacy/access/commands.ts";
import { listAccess, readGathered } from "../../shared/privacy/access/store.ts";
import { recordErasureOf } from "../../shared/privacy/erasure/commands.ts";
import { erasedKey } from "../../shared/privacy/erasure/model.ts";
import { erasedKeysIn, readErasure } from "../../shared/privacy/erasure/store.ts";
import { searchIn } from "../../shared/search/store.ts";
import { typedWords } from "../../shared/search/words.ts";
import { publishedEvent, register } from "../events/visitors.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testOccasion } from "../support/visiting.ts";
import { joining } from "./joining.ts";

const clock = { now: "2026-11-23T09:00:00.000Z" };

const marks = (one: Partial<Person>) =>
  new Map(marksOf({ name: "", email: "", ...one }).map(({ reason, digest }) => [reason, digest]));

describe("what two records of one person have in common", () => {
  test("is an address that is written otherwise, a name at an organisation, a name with a mailbox", () => {
    const one = marks({
      name: "Dr Amina Okafor",
      email: "amina.okafor@trust.example",
      organisation: "The Trust",
    });
    const other = marks({
      name: "OKAFOR, Amína",
      email: "AminaOkafor+news@Trust.example",
      organisation: "trust",
    });
    expect(other).toEqual(one);
    const moved = marks({
      name: "Amina Okafor",
      email: "amina.okafor@elsewhere.example",
      organisation: "Else",
    });
    expect([...moved.entries()].filter(([reason, digest]) => one.get(reason) === digest)).toEqual([
      ["mailbox", one.get("mailbox")],
    ]);
  });

  test("is not a first name alone, and says nothing of whose it is", () => {
    expect([...marks({ name: "Amina", email: "a@trust.example", organisation: "Trust" }).keys()]).toEqual([
      "address",
    ]);
    const all = JSON.stringify(marksOf({ name: "Amina Okafor", email: "amina@trust.example" }));
    expect(all).not.toMatch(/amina|okafor|trust/i);
  });

  test("is found wherever a look through the marks ends and begins", async () => {
    const ids = Array.from({ length: 12 }, newId);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 11 })), {
          maxLength: 40,
        }),
        fc.integer({ min: 13, max: 20 }),
        async (raw, most) => {
          const placed = [
            ...new Map(raw.map(([mark, nth]) => [`${mark}#${ids[nth]}`, { mark, of: ids[nth] ?? "" }])),
          ]
            .map(([place, { mark, of }]) => ({
              place,
              thing: { reason: "address", digest: String(mark), of } as const,
            }))
            .toSorted((a, b) => (a.place < b.place ? -1 : 1));
          const source = async (after: string | undefined, limit: number) =>
            placed.filter(({ place }) => after === undefined || place > after).slice(0, limit);
          const found = new Set<string>();
          let after: string | undefined;
          for (let looks = 0; looks < 50; looks += 1) {
            const { pairs, next } = await findAlike(source, { after, most });
            for (const { people } of pairs) found.add(people.join(" "));
            after = next;
            if (after === undefined) break;
          }
          expect(after).toBeUndefined();
          for (const mark of [0, 1, 2, 3, 4]) {
            const [first, ...others] = placed
              .flatMap(({ thing }) => (thing.digest === String(mark) ? thing.of : []))
              .sort();
            for (const other of others.slice(0, 5)) expect(found).toContain(`${first} ${other}`);
          }
        },
      ),
    );
  });
});

describe("what is decided of two records", () => {
  const occasion = testOccasion({ now: () => clock.now });
  const side = (more: Partial<Person> = {}, member?: Side["member"]): Side => ({
    person: { id: newId(), name: "Asha Example", email: "asha@trust.example", ...more },
    member,
  });
  const joinedAt = "2026-01-05T09:00:00.000Z";
  const member = (person: string): Side["member"] => ({
    person,
    status: "member",
    joinedAt,
    via: "form",
    segment: "nhs-trust",
    organisation: "Trust",
    topics: [],
    frequency: "weekly",
    consents: {},
  });

  test.each([
    ["merged already", {}, { mergedInto: { person: newId(), at: joinedAt } }, "merged-already"],
    ["standing for others", {}, { absorbed: [newId()] }, "stands-for-others"],
    ["too many", { absorbed: Array.from({ length: 5 }, newId) }, {}, "too-many"],
  ])("nothing that is %s is merged", (_what, one, two, refusal) => {
    const asked = { kept: side(one), other: side(two), otherInTeam: false };
    expect(merge(asked, occasion)).toEqual({ refusal });
  });

  test("a member is not merged into somebody who is none, and nobody of the team into anybody", () => {
    const other = side();
    const asked = { kept: side(), other: { ...other, member: member(other.person.id) }, otherInTeam: false };
    expect(merge(asked, occasion)).toEqual({ refusal: "keep-the-member" });
    expect(merge({ kept: side(), other: side(), otherInTeam: true }, occasion)).toEqual({
      refusal: "of-team",
    });
  });

  test("what was merged and is separated is what it was", () => {
    const [kept, other] = [side(), side({ keptApart: [newId()] })];
    const both = [
      { ...kept, member: member(kept.person.id) },
      { ...other, member: member(other.person.id) },
    ] as const;
    const merged = merge({ kept: both[0], other: both[1], otherInTeam: false }, occasion);
    if (!("entries" in merged)) throw new Error("It was not merged.");
    expect(merged.member?.mergedInto).toBe(kept.person.id);
    const back = separate(
      {
        kept: { person: merged.kept, member: both[0].member },
        other: { person: merged.other, member: merged.member },
      },
      occasion,
    );
    expect(back).toMatchObject({ kept: kept.person, other: other.person });
    expect("member" in back && back.member).toEqual({ ...both[1].member, mergedInto: undefined });
  });
});

describe("two records of one person", () => {
  let real: RealTable;
  const story = joining(() => real, clock);
  const world = () => story.world();
  let kept: string;
  let other: string;
  let event: string;

  beforeAll(async () => {
    real = await startRealTable();
    kept = (await story.joined({ email: "asha@trust.example", consents: "news" })).person;
    other = (await story.joined({ email: "ashley.home@mail.example", name: "Asha  EXAMPLE" })).person;
    clock.now = plus(clock.now, "P1D");
    event = await publishedEvent(world(), 20);
    await register(world().onSite(), event, { name: "Asha Example", email: "ashley.home@mail.example" });
    await world().settle();
  });
  afterAll(() => real.stop());

  const state = async () => {
    const all = await real.items("");
    // What people hold and where it is listed, without versions, marks of requests and the journal.
    return all
      .filter(({ pk }) => /^(PERSON|MEMBER|ENGAGEMENT|NEWS|WORD|SOUND|ALIKE)#/.test(String(pk)))
      .map((item) =>
        JSON.stringify(item, Object.keys(flat(item)).sort()).replaceAll(/"(version|revision)":\d+/g, ""),
      )
      .sort();
  };
  const flat = (item: object): Record<string, true> => {
    const names: Record<string, true> = {};
    JSON.stringify(item, (name, value: unknown) => {
      names[name] = true;
      return value;
    });
    return names;
  };
  const path = () => `/desk/people/${kept}/same-as/${other}`;
  const members = async () =>
    (await memberSource(real.table)(undefined, 50)).map(({ thing }) => thing.person);
  const ranked = async () =>
    (await engagementSource(real.table)(undefined, 50)).map(({ thing }) => [
      thing.person,
      Object.values(thing.months).reduce((sum, { counts }) => sum + (counts.joined ?? 0), 0),
    ]);
  const find = async (text: string) =>
    (await searchIn(real.table).find(typedWords(text))).hits.map(({ id }) => id);

  test("are proposed with the reason, and no others", async () => {
    const desk = world().atDesk();
    const page = await desk.open("/desk/members/duplicates");
    expect(page.$("tbody tr").length).toBe(1);
    expect(page.$("tbody tr").text()).toContain("Same name and organisation");
    expect(page.$("tbody tr a").attr("href")).toBe(path());
    const two = await findAlike(alikeSource(real.table), { after: undefined, most: 100 });
    expect(two.pairs).toEqual([{ people: [kept, other], reasons: ["organisation"] }]);
  });

  test("are compared by their addresses, too, and unknown ones are said to be", async () => {
    const desk = world().atDesk();
    const page = await desk.open("/desk/members/duplicates");
    const typed = { one: "asha@trust.example", other: "nobody@trust.example" };
    const refused = await desk.send(page, typed, "compare");
    expect([refused.status, refused.$("#other").val()]).toEqual([422, typed.other]);
    const gone = await desk.send(refused, { one: typed.one, other: "ashley.home@mail.example" }, "compare");
    expect(gone.to).toContain(path());
  });

  test("are one everywhere once they are merged, and what they were once that is undone", async () => {
    const before = await state();
    const desk = world().atDesk();
    const merged = await desk.send(await desk.open(path()), { kept: "this" }, "merge");
    await world().settle();
    expect(merged.to).toContain(`/desk/people/${kept}?`);
    const page = await desk.open(merged.to);
    expect(page.text).toContain("this page shows both as one");
    expect(page.text).toContain("ashley.home@mail.example");
    expect(page.text).toContain("Event registered");
    expect((await desk.open(`/desk/people/${other}?kind=events`)).to).toBe(
      `/desk/people/${kept}?kind=events`,
    );
    expect(await members()).toEqual([kept]);
    expect(await ranked()).toEqual([[kept, 1 + 1]]);
    expect(await find("ashley")).toEqual([kept]);
    expect((await desk.open("/desk/members/duplicates")).$("tbody tr").length).toBe(0);
    // They wrote by their other address that they want no more: that holds for both.
    const undone = await desk.send(await desk.open(path()), {}, "separate");
    await world().settle();
    expect((await desk.open(undone.to)).text).toContain("The merge is undone");
    expect(await members()).toEqual([other, kept]);
    expect(await find("ashley")).toEqual([other]);
    expect(await state()).toEqual(before);
  });

  test("get one letter of news, and whoever unsubscribes by one unsubscribes by both", async () => {
    const desk = world().atDesk();
    await desk.send(await desk.open(path()), { kept: "this" }, "merge");
    await world().settle();
    const { unsubscribe } = await import("../../shared/members/choices/commands.ts");
    const occasion = testOccasion({ now: () => clock.now });
    await unsubscribe(world().needs, { person: other, channel: "email-link" }, occasion);
    for (const person of [kept, other])
      expect((await readMembership(real.table, person))?.member?.consents.news?.withdrawn).toBeDefined();
    expect(await members()).toEqual([kept]);
  });

  test("that belong to two people are not proposed again", async () => {
    const desk = world().atDesk();
    await desk.send(await desk.open(path()), {}, "separate");
    await world().settle();
    await desk.send(await desk.open(path()), {}, "apart");
    await world().settle();
    expect((await desk.open("/desk/members/duplicates")).$("tbody tr").length).toBe(0);
  });

  test("are copied together, which a person releases", async () => {
    const desk = world().atDesk();
    await desk.send(await desk.open(path()), { kept: "this" }, "merge");
    await world().settle();
    const occasion = testOccasion({ now: () => clock.now });
    const asked = { person: kept, how: "my-page", receivedOn: "2026-11-24", isKnown: true } as const;
    await askForCopy(world().needs, asked, { once: "copy", occasion });
    await world().settle();
    const [request] = await listAccess(real.table);
    expect(request?.status).toBe("reviewing");
    const gathered: string[] = [];
    for await (const { id } of readGathered(real.table, request?.reference ?? "")) gathered.push(id);
    for (const person of [kept, other]) expect(gathered).toContain(`PERSON#${person}/PERSON`);
    expect(gathered.some((id) => id.startsWith(`EVENT#${event}/REGISTRATION#${other}`))).toBe(true);
  });

  test("are erased together, which every address is told", async () => {
    const occasion = testOccasion({ now: () => clock.now });
    const kept = (await story.joined({ email: "noor@trust.example", name: "Noor Invented" })).person;
    const other = (await story.joined({ email: "noor.home@mail.example", name: "Noor Invented" })).person;
    await mergePeople(world().needs, { kept, other }, { once: "merge noor", occasion });
    await world().settle();
    const before = (await real.letters()).length;
    const erasing = { person: kept, askedBy: "team" } as const;
    const erased = expectDone(
      await recordErasureOf(world().needs, erasing, { once: "erase", occasion }),
      "It",
    );
    const told = (await real.letters()).slice(before).map(({ to }) => ("person" in to ? to.person : ""));
    expect(told.sort()).toEqual([kept, other].sort());
    await world().settle();
    await world().advance("PT25H");
    await world().settle();
    await world().advance("PT5M");
    await world().settle();
    expect(await readErasure(real.table, erased.reference)).toMatchObject({ status: "finished" });
    expect(await readErasure(real.table, erased.reference)).not.toHaveProperty("merged");
    expect(await erasedKeysIn(real.table)).toEqual(new Set([erasedKey(kept), erasedKey(other)]));
    const left = JSON.stringify(
      (await real.items("")).filter(({ pk }) => !/^(JOURNAL|ONCE)#/.test(String(pk))),
    );
    for (const word of ["noor@trust.example", "noor.home@mail.example", "Noor"])
      expect(left).not.toContain(word);
  });
});

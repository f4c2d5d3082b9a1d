import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { finishHandOver, takeBackHandOver } from "../../shared/hand-overs/decide.ts";
import type { HandOver } from "../../shared/hand-overs/model.ts";
import { newId } from "../../shared/platform/ids.ts";
import { handedBack, handedTo } from "../../shared/work/handing.ts";
import { type Holders, holderNames, ownedItems, placeOfOwned } from "../../shared/work/owned.ts";
import { at } from "../projects/samples.ts";

const occasion = at("2026-11-23T09:00:00.000Z");

describe("a thing that changes hands", () => {
  test("goes from whoever has it, and nobody is the deputy of themselves", () => {
    const owner = { as: "owner" } as const;
    expect(handedTo(owner, "asha", "ben")({ owner: "asha" })).toEqual({ owner: "ben" });
    expect(handedTo(owner, "asha", "ben")({ owner: "asha", deputy: "ben" })).toEqual({
      owner: "ben",
      deputy: undefined,
    });
    expect(handedTo({ as: "deputy" }, "asha", "ben")({ owner: "ben", deputy: "asha" })).toEqual({
      owner: "ben",
      deputy: undefined,
    });
    expect(handedTo(owner, "asha", "ben")({ owner: "carys" })).toEqual({ refusal: "not-theirs" });
  });

  it("is as it was when it is taken back, whoever had it, unless someone changed it since", () => {
    const people = fc.constantFrom("asha", "ben", "carys", undefined);
    fc.assert(
      fc.property(people, people, fc.constantFrom(...holderNames), (owner, deputy, as) => {
        const before: Holders = { owner, deputy };
        const from = before[as];
        fc.pre(from !== undefined && owner !== deputy);
        const after = handedTo({ as }, from ?? "", "dev")(before);
        if ("refusal" in after) throw new Error("It was theirs.");
        const handed = { before, after };
        expect(handedBack(handed)(after)).toEqual(before);
        expect(handedBack(handed)({ ...after, [as]: "eve" })).toEqual({ refusal: "changed" });
      }),
    );
  });
});

describe("what is kept of who owns what", () => {
  it("lies under each of those who look after it, people first, and holds ids alone", () => {
    const project = { kind: "project", about: "project:PRJ-4F7K-2Q9C" } as const;
    const items = ownedItems({ owner: "asha", deputy: "ben" }, project);
    expect(items.map(({ pk, sk }) => [pk, sk])).toEqual([
      ["OWNED#asha", "4#project#project:PRJ-4F7K-2Q9C##owner"],
      ["OWNED#ben", "4#project#project:PRJ-4F7K-2Q9C##deputy"],
    ]);
    expect(ownedItems({}, project)).toEqual([]);
    const person = placeOfOwned({ kind: "person", about: "person:x", as: "owner" });
    expect([placeOfOwned({ ...project, as: "owner" }), person].toSorted()[0]).toBe(person);
  });
});

describe("a hand-over", () => {
  const [from, to, by] = [newId(), newId(), newId()];
  const handOver: HandOver = { id: newId(), from, to, by, at: occasion.now, version: 1 };

  it("is finished once, and not any more when it was taken back", () => {
    const done = finishHandOver(handOver, { given: 3, left: 1 }, occasion);
    if ("unchanged" in done) throw new Error("It was not finished.");
    expect(done.entries).toMatchObject([
      { name: "HandOverFinished", data: { handOver: handOver.id, to, given: 3, left: 1 } },
    ]);
    expect(finishHandOver(done.handOver, { given: 3, left: 1 }, occasion)).toEqual({ unchanged: true });
    const back = takeBackHandOver(handOver, occasion);
    if ("unchanged" in back) throw new Error("It was not taken back.");
    expect(takeBackHandOver(back.handOver, occasion)).toEqual({ unchanged: true });
    expect(finishHandOver(back.handOver, { given: 3, left: 1 }, occasion)).toEqual({ unchanged: true });
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as decide from "../../shared/catalogue/items/decide.ts";
import { type CatalogueItem, publicStateOf } from "../../shared/catalogue/items/model.ts";
import type { Refused } from "../../shared/journal/answer.ts";
import { newId } from "../../shared/platform/ids.ts";
import { asha, at, ben, content } from "./made-up.ts";

const now = "2027-01-11T09:00:00.000Z";
const draft = decide.createItem(
  content(),
  { reference: "CAI-0000-0000", slug: "bed-forecast" },
  at(now),
).item;

const done = (answer: decide.ItemDecision | Refused<string>): CatalogueItem => {
  if ("refusal" in answer) throw new Error(`Refused: ${answer.refusal}`);
  return answer.item;
};

const inReview = done(decide.askForReview(draft, at(now)));
const shown = done(decide.publishItem(inReview, inReview.version, at(now, ben)));

describe("the way of an item to its readers", () => {
  test("needs a second person", () => {
    expect(decide.publishItem(inReview, inReview.version, at(now, asha))).toEqual({ refusal: "own-change" });
    expect(publicStateOf(shown)).toEqual({ is: "shown" });
  });

  test("is closed to what was changed since the reviewer looked", () => {
    const change = { content: content({ title: "Bed forecasts" }), version: inReview.version };
    const changed = done(decide.changeItem(inReview, change, at(now, ben)));
    expect(changed.status).toBe("in-review");
    expect(decide.publishItem(changed, inReview.version, at(now, asha))).toEqual({ refusal: "changed" });
    expect(decide.publishItem(changed, changed.version, at(now, asha))).toEqual({ refusal: "own-change" });
    expect(done(decide.publishItem(changed, changed.version, at(now, ben))).status).toBe("published");
  });

  const rewritten = (by: string, more: Parameters<typeof content>[0]) => {
    const change = { content: content(more), version: inReview.version };
    return done(decide.changeItem(inReview, change, at(now, by)));
  };
  const answer = (item: CatalogueItem, by: string) => {
    const published = decide.publishItem(item, item.version, at(now, by));
    return "refusal" in published ? published.refusal : published.item.status;
  };
  const { body } = content();

  test("is not opened to the writer by a colleague's full stop", () => {
    const stopped = rewritten(ben, { body: `${body}.` });
    expect(stopped.changedBy).toBe(ben);
    expect([answer(stopped, asha), answer(stopped, ben)]).toEqual(["own-change", "published"]);
    const moved = rewritten(ben, { body: body.split(" ").reverse().join(" ") });
    expect(answer(moved, asha)).toBe("own-change");
  });

  test("needs a third where a second wrote more than a correction", () => {
    const longer = rewritten(ben, { body: `${body} ${"And so on and on. ".repeat(4)}` });
    const cai = newId();
    expect([asha, ben, cai].map((who) => answer(longer, who))).toEqual([
      "own-change",
      "own-change",
      "published",
    ]);
  });

  test("begins anew after each publication", () => {
    const next = { content: content({ title: "Bed forecasts" }), version: shown.version };
    const changed = done(decide.changeItem(shown, next, at(now, ben)));
    const asked = done(decide.askForReview(changed, at(now, ben)));
    expect([answer(asked, ben), answer(asked, asha)]).toEqual(["own-change", "published"]);
  });

  test("asks for what lists and feeds show", () => {
    const ask = (more: object) => decide.askForReview({ ...draft, ...more }, at(now));
    expect(ask({ summary: "" })).toEqual({ refusal: "summary-missing" });
    expect(ask({ summary: "x".repeat(151) })).toEqual({ refusal: "summary-too-long" });
    expect(ask({ tags: [] })).toEqual({ refusal: "no-tags" });
  });

  test("leaves the public what it had while the next version is written, and takes cleared answers away", () => {
    const before = done(
      decide.changeItem(shown, { content: content({ licence: "MIT" }), version: shown.version }, at(now)),
    );
    expect(before.status).toBe("draft");
    expect(publicStateOf(before)).toEqual({ is: "shown" });
    const cleared = done(decide.changeItem(before, { content: content(), version: before.version }, at(now)));
    expect(cleared).not.toHaveProperty("licence");
    expect(done(decide.discardChanges(before, shown, at(now))).status).toBe("published");
  });

  test("leads back from a withdrawal by a review", () => {
    const withdrawn = done(decide.withdrawItem(shown, "It is wrong.", at(now)));
    expect(publicStateOf(withdrawn)).toEqual({ is: "withdrawn", at: now, reason: "It is wrong." });
    expect(decide.withdrawItem(withdrawn, "Again.", at(now))).toEqual({ refusal: "not-published" });
    const again = done(decide.askForReview(withdrawn, at(now)));
    expect(publicStateOf(again).is).toBe("withdrawn");
    expect(publicStateOf(done(decide.publishItem(again, again.version, at(now, ben)))).is).toBe("shown");
  });
});

const acts = ["change", "ask", "publish", "send-back", "withdraw", "discard", "move"] as const;

test("nobody ever publishes what is mostly theirs, whoever does what in whatever order", () => {
  const play = fc.array(fc.tuple(fc.constantFrom(...acts), fc.constantFrom(asha, ben), fc.nat(3)), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(play, (all) => {
      let item = draft;
      let last: CatalogueItem | undefined;
      // Every change here is one word; the draft is many.
      let written: Readonly<Record<string, number>> = { [asha]: 1000 };
      for (const [act, by, nth] of all) {
        const occasion = at(now, by);
        const answers = {
          change: () =>
            decide.changeItem(
              item,
              { content: content({ title: `T${nth}` }), version: item.version },
              occasion,
            ),
          ask: () => decide.askForReview(item, occasion),
          publish: () => decide.publishItem(item, item.version, occasion),
          "send-back": () => decide.sendBack(item, "More.", occasion),
          withdraw: () => decide.withdrawItem(item, "Wrong.", occasion),
          discard: () => decide.discardChanges(item, last, occasion),
          move: () => decide.moveItem(item, `t${nth}`, occasion),
        } as const;
        const answer = answers[act]();
        if ("refusal" in answer) continue;
        const own = written[by] ?? 0;
        if (act === "publish" && own > 0)
          expect(own).toBeLessThanOrEqual(written[by === asha ? ben : asha] ?? 0);
        if (act === "change") written = { ...written, [by]: own + 1 };
        if (act === "publish" || act === "discard") written = {};
        item = answer.item;
        const state = publicStateOf(item).is;
        if (state !== "shown") last = undefined;
        else if (item.status === "published") last = item;
        expect(item.status === "published" ? state : "shown").toBe("shown");
      }
    }),
  );
});

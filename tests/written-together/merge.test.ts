import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatVersions,
  mergeTexts,
  parseVersions,
  type Texts,
  versionOf,
  versionsOf,
  writtenForm,
} from "../../shared/written-together/merge.ts";

const FIELDS = ["title", "situation", "impact"] as const;

const text = fc.oneof(fc.constantFrom("", "one", "two"), fc.string(), fc.string({ unit: "grapheme" }));
const texts = fc.record({ title: text, situation: text, impact: text });

/** What each of several writers does, one after another: opens the form, changes some fields in it, or sends it. */
const deeds = fc.array(
  fc.record({
    writer: fc.nat({ max: 3 }),
    deed: fc.oneof(
      fc.constant({ name: "open" as const }),
      fc.record({ name: fc.constant("type" as const), field: fc.constantFrom(...FIELDS), text }),
      fc.constant({ name: "send" as const }),
    ),
  }),
  { maxLength: 40 },
);

/** A form that stands open before a writer: what is in its fields, and its hidden field. */
interface OpenForm {
  texts: Texts;
  seen: string;
  /** Every text that this page has shown, other than what the writer typed. */
  shown: Set<string>;
}

const openForm = (saved: Texts): OpenForm => ({
  texts: { ...saved },
  seen: writtenForm(saved).seen,
  shown: new Set(Object.values(saved)),
});

describe("text written together", () => {
  it("is never overwritten by somebody who was not shown it, and nobody's own text leaves their form before it is saved", () => {
    fc.assert(
      fc.property(texts, deeds, (first, all) => {
        let saved: Texts = first;
        const forms = new Map<number, OpenForm>();
        for (const { writer, deed } of all) {
          const form = forms.get(writer) ?? openForm(saved);
          forms.set(writer, form);
          if (deed.name === "open") forms.set(writer, openForm(saved));
          if (deed.name === "type") form.texts = { ...form.texts, [deed.field]: deed.text };
          if (deed.name !== "send") continue;
          const writing = { texts: form.texts, seen: parseVersions(form.seen) };
          const merge = mergeTexts(saved, writing);
          if (merge.conflicts.length > 0) {
            const again = writtenForm(saved, writing);
            for (const { field, written } of merge.conflicts) {
              expect(again.texts[field]).toBe(written);
              expect(again.meanwhile[field]).toBe(saved[field]);
            }
            const shown = [...Object.values(again.texts), ...Object.values(again.meanwhile)];
            forms.set(writer, { ...again, texts: again.texts, shown: new Set([...form.shown, ...shown]) });
            continue;
          }
          for (const field of FIELDS) {
            const [before, after] = [saved[field] ?? "", merge.texts[field] ?? ""];
            if (before !== after) expect(form.shown).toContain(before);
          }
          saved = merge.texts;
          forms.set(writer, openForm(saved));
        }
      }),
    );
  });

  it("takes what two people wrote in different fields, whoever is first", () => {
    fc.assert(
      fc.property(texts, texts, fc.boolean(), (before, after, swapped) => {
        const seen = versionsOf(before);
        const one = { texts: { ...before, title: after.title }, seen };
        const other = { texts: { ...before, impact: after.impact }, seen };
        const [first, second] = swapped ? [other, one] : [one, other];
        const both = mergeTexts(mergeTexts(before, first).texts, second);
        expect(both.conflicts).toEqual([]);
        expect(both.texts).toEqual({ ...before, title: after.title, impact: after.impact });
      }),
    );
  });

  it("is saved at the second try by whoever was shown both texts", () => {
    fc.assert(
      fc.property(texts, texts, texts, (before, theirs, yours) => {
        const writing = { texts: yours, seen: versionsOf(before) };
        const again = writtenForm(theirs, writing);
        const merge = mergeTexts(theirs, { texts: again.texts, seen: parseVersions(again.seen) });
        expect(merge.conflicts).toEqual([]);
        for (const { field, written } of mergeTexts(theirs, writing).conflicts)
          expect(merge.texts[field]).toBe(written);
      }),
    );
  });

  it("changes nothing when it is saved twice, or as it was opened", () => {
    fc.assert(
      fc.property(texts, texts, (before, yours) => {
        const writing = { texts: yours, seen: versionsOf(before) };
        const saved = mergeTexts(before, writing).texts;
        expect(mergeTexts(saved, writing)).toEqual({ texts: saved, conflicts: [], changed: false });
        expect(mergeTexts(yours, { texts: before, seen: versionsOf(before) }).texts).toEqual(yours);
      }),
    );
  });

  it("keeps fields of which nothing was written", () => {
    const merge = mergeTexts(
      { title: "Beds", extra: "From an older form" },
      { texts: { title: "" }, seen: {} },
    );
    expect(merge.texts).toEqual({ title: "Beds", extra: "From an older form" });
  });

  it("survives any hidden field: what was not seen is never overwritten", () => {
    fc.assert(
      fc.property(fc.string(), text, text, (hidden, saved, written) => {
        fc.pre(saved !== "" && written !== "" && saved !== written);
        fc.pre(![versionOf(saved), versionOf(written)].includes(parseVersions(hidden)["title"] ?? ""));
        const { conflicts } = mergeTexts(
          { title: saved },
          { texts: { title: written }, seen: parseVersions(hidden) },
        );
        expect(conflicts).toEqual([{ field: "title", saved, written }]);
      }),
    );
  });

  it("carries its versions through a form", () => {
    fc.assert(
      fc.property(texts, (some) => {
        expect(parseVersions(formatVersions(versionsOf(some)))).toEqual(versionsOf(some));
      }),
    );
  });
});

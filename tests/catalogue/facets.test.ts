import fc from "fast-check";
import { expect, test } from "vitest";
import { type CatalogueItem, itemKindNames } from "../../shared/catalogue/items/model.ts";
import { type Chosen, narrow, narrowings, valuesOf } from "../../shared/catalogue/search/facets.ts";
import { controlledTags } from "../../shared/catalogue/tags/controlled-tags.ts";
import { makeTagSet, tagValue } from "../../shared/catalogue/tags/tag-set.ts";
import { published } from "./made-up.ts";

const tags = makeTagSet(controlledTags(), []);
const some = ["linkage", "python", "r", "workforce", "diseases", "complete", "deployed", "unheard of"];

const items = fc.array(
  fc.record({
    kind: fc.constantFrom(...itemKindNames),
    tags: fc.array(fc.constantFrom(...some), { maxLength: 6 }),
  }),
  { maxLength: 25 },
);

const chosen: fc.Arbitrary<Chosen> = fc
  .array(fc.tuple(fc.constantFrom(...narrowings), fc.constantFrom(...some, ...itemKindNames)), {
    maxLength: 5,
  })
  .map((pairs) => {
    const all: Record<string, string[]> = {};
    for (const [narrowing, value] of pairs) all[narrowing] = [...new Set([...(all[narrowing] ?? []), value])];
    return all;
  });

const fits = (item: CatalogueItem, all: Chosen): boolean =>
  Object.entries(all).every(([name, values]) => {
    const narrowing = narrowings.find((one) => one === name);
    return narrowing !== undefined && valuesOf(item, narrowing, tags).some((value) => values.includes(value));
  });

test("the count beside a value is how many items choosing it alone in its facet would list, with all else as it is", () => {
  fc.assert(
    fc.property(items, chosen, (some, all) => {
      const list = some.map((one, nth) => published({ ...one, reference: `CAI-${nth}` }));
      const narrowed = narrow(list, all, tags);
      expect(narrowed.items).toEqual(list.filter((item) => fits(item, all)));
      for (const { narrowing, values } of narrowed.facets)
        for (const { value, count } of values)
          expect(count, `${narrowing} ${value}`).toBe(
            list.filter((item) => fits(item, { ...all, [narrowing]: [value] })).length,
          );
      // No value with items is left out.
      for (const narrowing of narrowings)
        for (const item of list.filter((one) =>
          fits(one, { ...all, [narrowing]: valuesOf(one, narrowing, tags) }),
        ))
          for (const value of valuesOf(item, narrowing, tags))
            expect(
              narrowed.facets.find((facet) => facet.narrowing === narrowing)?.values.map((one) => one.value),
            ).toContain(value);
    }),
  );
});

test("the shipped tags are the 51 of the programme, each in its facets, and answer to every spelling that was met", () => {
  expect(controlledTags()).toHaveLength(51);
  expect(tags.get("linkage")?.facets).toEqual(["technique", "project-type"]);
  expect(tags.named("PUBLIC/POPULATION HEALTH")?.value).toBe("population health");
  expect(tags.named("multi-modal")?.value).toBe("multi modal");
  expect(tags.named(" Work  in progress")?.value).toBe("wip");
  const names = controlledTags().flatMap((tag) => [
    ...new Set([tag.value, tagValue(tag.label), ...tag.aliases]),
  ]);
  expect(new Set(names).size).toBe(names.length);
});

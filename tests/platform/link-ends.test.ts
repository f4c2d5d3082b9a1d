import { expect, test } from "vitest";
import { letterKinds } from "../../shared/all-letters.ts";
import type { LinkPurpose } from "../../shared/platform/links.ts";
import { linkEnd } from "../../shared/platform/time.ts";

/** Links that need not end: by which people leave, and those of newsletters, which do nothing but lead to a page that anybody may read. */
const ENDLESS: readonly LinkPurpose[] = ["manage-membership", "unsubscribe", "news-link", "read-newsletter"];

test("every link in a letter that does something for its reader ends, but for those by which people leave", () => {
  const endless = new Set<string>();
  const ending = new Set<string>();
  for (const [kind, definition] of letterKinds)
    definition.compose(definition.example, {
      greeting: "Dear Ada",
      signature: "Ada",
      programme: "The Programme",
      url: (path) => `https://programme.example${path}`,
      token: (purpose, _id, expires) => {
        if (expires === undefined && !ENDLESS.includes(purpose)) endless.add(`${kind}: ${purpose}`);
        if (expires !== undefined) ending.add(purpose);
        return purpose;
      },
      replyAddress: () => "reply@post.programme.example",
      enclosed: definition.exampleEnclosed,
    });
  expect([...endless]).toEqual([]);
  expect(ending).toContain("manage-registration");
  expect(ending).toContain("manage-application");
});

test("a link ends so many days after what it is about", () => {
  expect(linkEnd("2026-11-23T09:00:00.000Z", 30)).toBe("2026-12-23T09:00:00.000Z");
});

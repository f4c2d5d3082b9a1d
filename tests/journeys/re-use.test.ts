import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { fillCatalogue } from "./catalogue-pages.ts";
import { people } from "./forms.ts";
import { look } from "./look.ts";
import { headingOf, linkIn, openStage, type Stage } from "./stage.ts";

let stage: Stage;
let desk: Page;
beforeAll(async () => {
  stage = await openStage();
  desk = await stage.visitor();
  await stage.signIn(desk);
  await fillCatalogue(stage, desk);
});
afterAll(() => stage?.stop());
afterEach(() => expect(stage.faults()).toEqual([]));

const shown = (page: Page) => page.locator("main").innerText();

test("somebody who wants to use an item is asked after a month, and one click and one button tell how far they have come", async () => {
  const asked = await stage.letter("re-use-requested", people.dev.email);
  expect(asked.text).toContain("Bed forecast");
  await stage.stack.clock({ to: "2027-02-11T10:00:00Z" });
  const news = await stage.letter("re-use-news", people.dev.email);
  const visitor = await stage.visitor();
  await visitor.goto(linkIn(news, "We are adapting it"));
  expect(await shown(visitor)).toContain("Nothing is saved yet");
  expect(await look(visitor, "news of a re-use")).toEqual([]);
  await visitor.goto(linkIn(news, "It is live"));
  await visitor.getByRole("button", { name: "Save my answer" }).click();
  await visitor.getByText("You told us: It is live").waitFor();
  await stage.stack.idle();

  await desk.goto("/desk/re-uses");
  if (desk.url().includes("/authorize")) await desk.getByRole("link", { name: "Theo Team" }).click();
  await desk
    .getByRole("link", { name: /Bed forecast/ })
    .first()
    .click();
  expect(await headingOf(desk)).toContain("Bed forecast");
  expect(await shown(desk)).toContain("Live");
  const page = await stage.visitor();
  await page.goto("/catalogue/bed-forecast");
  expect(await shown(page)).toContain("Where it is used");
});

import type { Page } from "playwright-core";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { press } from "./forms.ts";

/** Writes a newsletter and schedules it; gives the addresses of its pages. */
export const fillNewsletters = async (desk: Page) => {
  await desk.goto(paths.deskNewNewsletter);
  await desk.getByRole("textbox", { name: "Subject" }).fill("What we learned this month");
  await desk.getByLabel("Everybody who agreed to news").check();
  await desk.locator("#opening").fill("Two projects finished. Their code is [in the catalogue](/catalogue).");
  await desk.getByLabel("Events to come").check();
  await desk.getByLabel("Yes, everybody can read it").check();
  await press(desk, "Save and look at it");
  const reference = new URL(desk.url()).pathname.split("/").at(-1) ?? "";
  return {
    deskNewsletter: toPath(paths.deskNewsletter, { reference }),
    deskEditNewsletter: toPath(paths.deskEditNewsletter, { reference }),
    deskNewsletterResults: toPath(paths.deskNewsletterResults, { reference }),
    deskNewsletterResultsFile: undefined,
    newsletter: undefined,
    newsletterByLink: undefined,
    newsLink: undefined,
    newslettersFeed: undefined,
    eventsFeed: undefined,
    callsFeed: undefined,
  };
};

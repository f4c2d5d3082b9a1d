import type { Page } from "playwright-core";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { press } from "./forms.ts";
import { linkIn, type Stage } from "./stage.ts";

/** Somebody asks on their page to be erased, and does not confirm it; the team records that they asked for a copy. Gives the addresses of the pages. */
export const fillPrivacy = async (
  stage: Stage,
  page: Page,
  desk: Page,
  who: { readonly myPage: string; readonly email: string; readonly person: string },
) => {
  const myData = `${who.myPage}/data`;
  await page.goto(`${myData}?ask=erase`);
  await press(page, "Send me the letter");
  const letter = await stage.letter("confirm-erasure", who.email);
  const confirmErasure = linkIn(letter, "See what goes, and confirm");
  await page.goto(confirmErasure);
  const erasure = /ERA-[\w-]+/.exec(await page.locator("h1").innerText())?.[0] ?? "";
  const deskNewAccessRequest = `${paths.deskNewAccessRequest}?person=${who.person}`;
  await desk.goto(deskNewAccessRequest);
  await desk.getByLabel("By telephone").check();
  await desk.getByLabel("Yes", { exact: true }).check();
  await press(desk, "Record the request");
  const copy = /[A-Z]{3}-[\w-]+/.exec(desk.url())?.[0] ?? "";
  await stage.stack.idle();
  return {
    myData,
    confirmErasure,
    // What is behind the link has a test of its own; here it is one that does not work.
    openCopy: toPath(paths.openCopy, { token: "a.b.c" }),
    deskErasure: toPath(paths.deskErasure, { reference: erasure }),
    deskErasePerson: toPath(paths.deskErasePerson, { person: who.person }),
    deskNewAccessRequest,
    deskAccessRequest: toPath(paths.deskAccessRequest, { reference: copy }),
    deskProcessingDocx: undefined,
    deskProcessingPdf: undefined,
    deskProcessingCsv: undefined,
  };
};

import type { Page } from "playwright-core";

/** Somebody who fills in forms. */
export interface Someone {
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
}

/** Invented people. */
export const people = {
  amina: { name: "Amina Okafor", email: "amina.okafor@fernhill.example", organisation: "Fernhill Hospitals" },
  björn: { name: "Björn O’Neill-Ştefan", email: "bjorn@tideway.example", organisation: "Tideway Analytics" },
  carys: {
    name: "Carys Pugh",
    email: "carys.pugh@northmoor.example",
    organisation: "University of Northmoor",
  },
  dev: { name: "Dev Anand", email: "dev.anand@lowfield.example", organisation: "Lowfield Care Board" },
} as const satisfies Record<string, Someone>;

/** Types who they are into the fields that all public forms have. */
export const typeWho = async (page: Page, { name, email, organisation }: Someone): Promise<void> => {
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Your email address").fill(email);
  await page.getByLabel("Your organisation").fill(organisation);
};

const unsolved = (page: Page) => page.locator('body.js-enabled input[data-challenge][value=""]');

/** Types who they are, and takes as long over it as the form's proof of work, so that to press the button is to leave the page. */
export const fillWho = async (page: Page, who: Someone): Promise<void> => {
  await typeWho(page, who);
  await unsolved(page).waitFor({ state: "detached" });
};

/** A form is sent at once, or the button only changes its page. */
const LONGEST_TO_SEND_MS = 2_000;

/** Shows a part of a long record by its tab. */
export const openPart = (page: Page, words: string): Promise<void> =>
  page.getByRole("tab", { name: words, exact: true }).click();

/** Chooses one of the team in a field that searches: a list, until the script of the page has made it one. */
export const pick = async (page: Page, field: string, name: string): Promise<void> => {
  await page.getByLabel(field, { exact: true }).and(page.locator("input")).fill(name);
  await page.getByRole("option", { name, exact: true }).and(page.locator("li")).click();
};

/** Presses the button with these words, and waits for the page or the file that comes of it. A form may be held back for its proof of work. */
export const press = async (page: Page, words: string): Promise<void> => {
  const button = page.getByRole("button", { name: words, exact: true });
  const held = (await unsolved(page).count()) > 0;
  const led = Promise.race([page.waitForEvent("load"), page.waitForEvent("download")]).catch(() => {});
  if (held) {
    await Promise.all([led, button.click()]);
    return;
  }
  // What comes next would be asked of the page before, or break off what was sent.
  const sent = page
    .waitForRequest((request) => request.isNavigationRequest(), { timeout: LONGEST_TO_SEND_MS })
    .then(
      () => true,
      () => false,
    );
  await button.click();
  if (await sent) await led;
};

/** Fills in the form to get in touch and presses Continue. */
export const fillEnquiry = async (page: Page, who: Someone, message: string): Promise<void> => {
  await page.goto("/enquiry");
  await page.getByLabel("A general question").check();
  await press(page, "Continue");
  await page.getByLabel("Your message").fill(message);
  await fillWho(page, who);
  await page.getByLabel("You may keep my details").check();
  await press(page, "Continue");
};

/** Says on the form to join what they do, and agrees to news about events. */
export const chooseAsMember = async (page: Page): Promise<void> => {
  await page.getByLabel("NHS trust").check();
  await page.getByLabel("Your role").selectOption("Analyst or data scientist");
  await page.getByLabel("Webinars and events").check();
  await page.getByLabel("News by email").check();
  await page.getByLabel("Surveys and conversations").check();
};

/** Fills in the form to join and sends it. */
export const join = async (page: Page, who: Someone): Promise<void> => {
  await page.goto("/join");
  await fillWho(page, who);
  await chooseAsMember(page);
  await press(page, "Join");
};

/** Registers for an event, or for its waiting list, by the form that its page leads to. */
export const register = async (page: Page, reference: string, who: Someone): Promise<void> => {
  await page.goto(`/events/${reference}`);
  await page.getByRole("button", { name: /^(Register|Join the waiting list)$/ }).click();
  await fillWho(page, who);
  await page.getByLabel("You may keep my details").check();
  await page.getByRole("button", { name: /^(Register|Join the waiting list)$/ }).click();
};

/** What an event is made of at the desk. */
export interface EventAnswers {
  readonly title: string;
  readonly date: string;
  readonly place: string;
  readonly places: string;
}

/** Makes an event at the desk and publishes it; gives its reference. The page must be signed in. */
export const publishEvent = async (page: Page, answers: EventAnswers): Promise<string> => {
  await page.goto("/desk/events/new");
  await page.getByLabel("Title").fill(answers.title);
  await page
    .getByLabel("Description")
    .fill("What we **learned**.\n\n## For whom\n\n- clinicians\n- suppliers");
  await page.getByLabel("Date").fill(answers.date);
  await page.getByLabel("Start time").fill("14:00");
  await page.getByLabel("End time").fill("15:30");
  await page.getByLabel("Place", { exact: true }).fill(answers.place);
  await page.getByLabel("Number of places").fill(answers.places);
  await page.locator("main form button").click();
  await press(page, "Publish");
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
};

import nodemailer from "nodemailer";
import type { Page } from "playwright-core";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { nameKey } from "../../shared/people/organisation-name.ts";
import { wholeTable } from "../support/whole-table.ts";
import { betweenApplications, fillApplications } from "./application-pages.ts";
import { betweenCatalogue, fillCatalogue } from "./catalogue-pages.ts";
import { fillEnquiry, join, people, pick, press, publishEvent, register } from "./forms.ts";
import { betweenImports, fillImports } from "./import-pages.ts";
import { fillNewsletters } from "./newsletter-pages.ts";
import { fillPrivacy } from "./privacy-pages.ts";
import { betweenProjects, completeProject, fillProject } from "./project-pages.ts";
import { linkIn, type Stage } from "./stage.ts";
import { fillSurvey, surveyPaths } from "./survey-pages.ts";

/** An address for every path at which the site or the desk shows a page; nothing where the answer is a file or the way to another page. */
export type EveryPage = Readonly<Record<keyof typeof paths, string | undefined>>;

const lastPart = (url: string): string => new URL(url).pathname.split("/").at(-1) ?? "";

/** Somebody called: their organisation is in the ledger of re-use. */
const writeDownCall = async (desk: Page, project: string): Promise<string> => {
  await desk.goto(`${paths.deskNewReUse}?used=${project}`);
  await desk.getByLabel("Their organisation").fill("Quite Invented Clinic");
  await desk.getByLabel("What do they want to use it for?").fill("Our clinic loses one appointment in five.");
  await desk.getByLabel("Name of the person").fill(people.amina.name);
  await desk.getByLabel("Their email address").fill(people.amina.email);
  await desk.getByLabel("We may ask by email").check();
  await press(desk, "Write it down");
  return lastPart(desk.url());
};

const somebodyGivesUp = async (stage: Stage, page: Page, who: string): Promise<string> => {
  const manage = linkIn(await stage.letter("event-registered", who), "See or cancel your registration");
  await page.goto(manage);
  await press(page, "Cancel my place");
  await press(page, "Cancel my place");
  return manage;
};

/** Loads the list of organisations that the product comes with, and has a file checked that is not quite right. */
const fillOrganisations = async (stage: Stage, desk: Page): Promise<string> => {
  await desk.goto(paths.deskOrganisations);
  await press(desk, "Load the short list");
  await stage.stack.idle();
  await desk.goto(paths.deskOrganisationImports);
  await desk.getByText("Paste the lines instead").click();
  await desk
    .getByLabel("Lines of the list")
    .fill("code,name,region\nINV1,Invented Trust,Wales\nx,Wrong,Wales");
  await press(desk, "Continue");
  const id = lastPart(desk.url());
  await desk.getByLabel("Kind of organisation").selectOption("All rows: NHS trust");
  await press(desk, "Check the file");
  await stage.stack.idle();
  return id;
};

/** Somebody who takes no part in a conversation writes to its address: the mail is held. Gives its id. */
const holdMail = async (stage: Stage, conversation: string): Promise<string> => {
  const post = nodemailer.createTransport(stage.stack.addresses.smtp);
  await post.sendMail({
    from: people.dev.email,
    to: conversation,
    subject: "Forwarded to me",
    text: "May I join?",
  });
  post.close();
  await stage.stack.idle();
  const [held] = await wholeTable(stage.stack, "HELD-MAIL#");
  return String(held?.["pk"]).slice("HELD-MAIL#".length);
};

/** An administrator has an export made, waits for it, and looks at a colleague. Gives the ids of both. */
const administer = async (stage: Stage): Promise<{ made: string; colleague: string; handOver: string }> => {
  const admin = await stage.visitor();
  await stage.signIn(admin, "Ada Admin");
  await admin.goto(paths.deskExports);
  await press(admin, "Make an export");
  await press(admin, "Make the export");
  await stage.stack.idle();
  const made = lastPart(admin.url());
  await admin.goto(paths.deskTeam);
  await admin.getByRole("link", { name: "Theo Team", exact: true }).click();
  await admin.waitForURL(`**${paths.deskTeam}/*`);
  const colleague = lastPart(admin.url());
  return { made, colleague, handOver: await handOverAndBack(stage, admin, colleague) };
};

/** Gives all that a colleague looks after to whoever looks, and takes it back, so that everything is as it was. Gives the id of the hand-over. */
const handOverAndBack = async (stage: Stage, admin: Page, person: string): Promise<string> => {
  await admin.goto(toPath(paths.deskOwned, { person }));
  await pick(admin, "Give everything to", "Ada Admin (me)");
  await press(admin, "Give everything");
  await admin.getByRole("button", { name: /^Give .* to Ada Admin$/ }).click();
  await admin.waitForURL("**/desk/hand-overs/*");
  const id = lastPart(admin.url());
  await stage.stack.idle();
  await admin.goto(`${toPath(paths.deskHandOver, { id })}?ask=back`);
  await admin.getByRole("button", { name: /^Take back / }).click();
  await stage.stack.idle();
  return id;
};

/** The id of a member, as the list of members leads to their page. */
const personNamed = async (desk: Page, name: string): Promise<string> => {
  await desk.goto(paths.deskMembers);
  await desk.getByRole("link", { name, exact: true }).click();
  await desk.waitForURL("**/desk/people/*");
  return lastPart(desk.url());
};

/** Adds a task about an event, and gives its id. */
const addTask = async (desk: Page, event: string): Promise<string> => {
  await desk.goto(`${toPath(paths.deskEvent, { reference: event })}#tasks`);
  await desk.getByText("Add a task", { exact: true }).click();
  await desk.getByLabel("Task", { exact: true }).fill("Book the room");
  await press(desk, "Add task");
  return (await desk.locator("#tasks li a").first().getAttribute("href"))?.split("/").at(-1) ?? "";
};

/** Makes a segment, and gives its address. */
const makeSegment = async (desk: Page): Promise<string> => {
  await desk.goto(paths.deskNewSegment);
  await desk.getByText("Kind of organisation", { exact: true }).first().click();
  await desk.getByLabel("NHS trust", { exact: true }).check();
  await desk.getByLabel("Name of the segment").fill("At NHS trusts");
  await press(desk, "Save");
  return new URL(desk.url()).pathname;
};

/** A member asks the others something, and gives the reference of it. */
const giveSomething = async (page: Page, myPage: string): Promise<string> => {
  await page.goto(`${myPage}/give`);
  await page.getByLabel("A question to the other members").check();
  await page.getByLabel("Title").fill("Who uses a bed forecast?");
  await page.getByLabel("What it is about").fill("We would like to hear how you began.");
  await press(page, "Send it to the team");
  return lastPart(page.url());
};

/** Lets people and the team (the page `desk`) do enough that every page has something on it. */
export const fillEveryPage = async (stage: Stage, page: Page, desk: Page): Promise<EveryPage> => {
  const organisationImport = await fillOrganisations(stage, desk);
  await fillEnquiry(page, people.amina, "Where do I begin?");
  await press(page, "Send enquiry");
  const enquirySent = new URL(page.url()).pathname;
  const enquiry = /ENQ-[\w-]+/.exec(await page.locator(".nhsuk-panel").innerText())?.[0] ?? "";
  const thanks = await stage.letter("enquiry-received", people.amina.email);
  const heldMail = await holdMail(stage, thanks.headers["reply-to"] ?? "");
  await join(page, people.amina);
  const joinRequested = new URL(page.url()).pathname;
  const confirm = "Confirm that I want to join";
  await page.goto(linkIn(await stage.letter("membership-confirm", people.amina.email), confirm));
  await press(page, "Confirm and join");
  await join(page, people.carys);
  const joinConfirm = linkIn(await stage.letter("membership-confirm", people.carys.email), confirm);
  const welcome = await stage.letter("member-welcome", people.amina.email);

  await page.goto(paths.askForMyPage);
  await page.getByLabel("Your email address").fill(people.amina.email);
  await press(page, "Send me the link");
  const myPage = linkIn(await stage.letter("my-page-link", people.amina.email), "See your page");

  await page.goto(`${myPage}/address`);
  await page.getByLabel("New email address").fill("amina.new@trust.example");
  await press(page, "Ask both addresses");
  const toConfirm = await stage.letter("address-to-confirm", "amina.new@trust.example");

  const given = await giveSomething(page, myPage);

  const answers = { title: "Community meetup", date: "2027-01-28", place: "Town hall", places: "1" };
  const event = await publishEvent(desk, answers);
  await register(page, event, people.amina);
  for (const who of [people.björn, people.carys]) await register(page, event, who);
  const registered = new URL(page.url()).pathname;
  const registration = await somebodyGivesUp(stage, page, people.amina.email);
  const offer = await stage.letter("event-place-offered", people.björn.email);
  const applications = await fillApplications(page, desk);
  const project = await completeProject(desk);
  const reUse = await writeDownCall(desk, project);
  await stage.stack.idle();
  const projects = await fillProject(stage, page, desk, project);
  await fillImports(stage, desk);
  const catalogue = await fillCatalogue(stage, desk);
  const newsletters = await fillNewsletters(desk);
  const letter = welcome.letterId ?? "";
  const person = await personNamed(desk, people.amina.name);
  const { made, colleague, handOver } = await administer(stage);
  const task = await addTask(desk, event);
  const segment = await makeSegment(desk);
  await desk.goto(toPath(paths.deskChampion, { person }));
  await press(desk, "Ask them to be a champion");
  await stage.stack.idle();
  const survey = await fillSurvey(stage, page, desk, people.amina.email);
  const privacy = await fillPrivacy(stage, page, desk, { myPage, email: people.amina.email, person });
  return {
    ...paths,
    ...privacy,
    ...catalogue,
    ...newsletters,
    ...applications,
    ...projects,
    ...surveyPaths(survey, person),
    enquirySent,
    joinRequested,
    joinConfirm,
    leave: linkIn(welcome, "Your membership, and how to leave"),
    myPage,
    myDetails: `${myPage}/details`,
    myChoices: `${myPage}/choices`,
    myAddress: `${myPage}/address`,
    myDirectory: `${myPage}/directory`,
    // Nobody else is seen yet, and nobody has written: these pages have tests of their own.
    myDirectoryMember: undefined,
    memberMessage: undefined,
    deskMemberMessage: undefined,
    myGive: `${myPage}/give`,
    myContribution: `${myPage}/give/${given}`,
    answerQuestion: toPath(paths.answerQuestion, { token: "a.b.c" }),
    publicQuestion: undefined,
    deskContribution: toPath(paths.deskContribution, { reference: given }),
    confirmAddress: linkIn(toConfirm, "Confirm this address"),
    unsubscribe: toPath(paths.unsubscribe, { token: "a.b.c" }),
    event: toPath(paths.event, { reference: event }),
    register: toPath(paths.register, { reference: event }),
    registered,
    registration,
    offer: linkIn(offer, "Take or decline the place"),
    deskTask: toPath(paths.deskTask, { id: task }),
    deskEnquiry: toPath(paths.deskEnquiry, { reference: enquiry }),
    deskHeldMail: toPath(paths.deskHeldMail, { id: heldMail }),
    deskMerge: toPath(paths.deskMerge, { reference: enquiry }),
    deskEvent: toPath(paths.deskEvent, { reference: event }),
    deskRegistrations: toPath(paths.deskRegistrations, { reference: event }),
    deskEventMessage: toPath(paths.deskEventMessage, { reference: event }),
    deskEditEvent: toPath(paths.deskEditEvent, { reference: event }),
    organisations: undefined,
    deskSuggestions: undefined,
    deskThings: undefined,
    deskOrganisation: toPath(paths.deskOrganisation, { code: "R0D" }),
    deskOrganisationPeople: toPath(paths.deskOrganisationPeople, { code: "R0D" }),
    deskEditOrganisation: toPath(paths.deskEditOrganisation, { code: "R0D" }),
    deskOrganisationName: toPath(paths.deskOrganisationName, { key: nameKey(people.amina.organisation) }),
    deskFileImport: toPath(paths.deskFileImport, { id: organisationImport }),
    deskBulkRun: undefined,
    formerCalls: undefined,
    formerCall: undefined,
    signIn: undefined,
    signingOut: undefined,
    deskTeamMember: toPath(paths.deskTeamMember, { person: colleague }),
    deskOwned: toPath(paths.deskOwned, { person: colleague }),
    deskOwnedAll: toPath(paths.deskOwnedAll, { person: colleague }),
    deskOwnedDocument: toPath(paths.deskOwnedDocument, { person: colleague }),
    deskOwnedDocx: undefined,
    deskOwnedPdf: undefined,
    deskHandOver: toPath(paths.deskHandOver, { id: handOver }),
    champion: linkIn(await stage.letter("champion-asked", people.amina.email), "Accept or decline"),
    deskChampion: toPath(paths.deskChampion, { person }),
    deskSegment: segment,
    deskSegmentPeople: `${segment}/people`,
    deskPerson: toPath(paths.deskPerson, { person }),
    deskEditPerson: toPath(paths.deskEditPerson, { person }),
    deskAddressChange: toPath(paths.deskAddressChange, { person }),
    deskConsents: toPath(paths.deskConsents, { person }),
    deskSamePerson: toPath(paths.deskSamePerson, { person, id: colleague }),
    deskPersonEngagement: toPath(paths.deskPersonEngagement, { person }),
    deskWriteToPerson: toPath(paths.deskWriteToPerson, { person }),
    deskFile: undefined,
    deskHeldMailAsItCame: undefined,
    deskMessageAsItCame: undefined,
    deskFollowUpLetter: toPath(paths.deskFollowUpLetter, {
      reference: project,
      step: "thank-you-and-survey",
    }),
    deskWebinar: toPath(paths.deskWebinar, { reference: project, step: "webinar" }),
    deskFollowUps: toPath(paths.deskFollowUps, { reference: project }),
    deskRecipe: toPath(paths.deskRecipe, { id: "standard" }),
    deskRecipeStep: toPath(paths.deskRecipeStep, { id: "standard", step: "webinar" }),
    deskReUse: toPath(paths.deskReUse, { reference: reUse }),
    deskInsightGroup: toPath(paths.deskInsightGroup, { group: "taking-part" }),
    deskReportOf: toPath(paths.deskReportOf, { id: "monthly-2026-12" }),
    deskReportOfPdf: undefined,
    deskReportWeek: toPath(paths.deskReportWeek, { week: "2027-01-11" }),
    deskLetter: toPath(paths.deskLetter, { id: letter }),
    deskAddress: toPath(paths.deskAddress, { person: colleague }),
    deskExport: toPath(paths.deskExport, { id: made }),
  };
};

/** Ways to the pages that have no address of their own: what a form shows before or instead of doing something. */
export const betweenPages = (
  every: EveryPage,
): Readonly<Record<string, (page: Page) => Promise<unknown>>> => {
  const pressed =
    (path: string | undefined, ...buttons: string[]) =>
    async (page: Page) => {
      await page.goto(path ?? "");
      // A form may hold its sending back until its proof of work is done.
      for (const button of buttons) await Promise.all([page.waitForEvent("load"), press(page, button)]);
    };
  /** A button that is there once: the other window may have pressed it already. */
  const pressedIfThere =
    (path: string | undefined, name: string) =>
    async (page: Page): Promise<void> => {
      await page.goto(path ?? "");
      const button = page.getByRole("button", { name, exact: true });
      if ((await button.count()) > 0) await Promise.all([page.waitForEvent("load"), button.click()]);
    };
  return {
    "enquiry about nothing": pressed(paths.enquiry, "Continue"),
    "enquiry of a kind": pressed(`${paths.enquiry}?about=workshop`),
    "enquiry with errors": pressed(`${paths.enquiry}?about=re-use&subject=Hello`, "Continue"),
    "enquiry to check": (page) => fillEnquiry(page, people.dev, "May we visit you?"),
    "joining with errors": pressed(paths.join, "Join"),
    "registering with errors": pressed(every.register, "Join the waiting list"),
    "an event with errors": pressed(paths.deskNewEvent, "Save as a draft"),
    "a task without words": async (page) => {
      await page.goto(every.deskEnquiry ?? "");
      await page.getByText("Add a task", { exact: true }).click();
      await press(page, "Add task");
    },
    "an event to cancel": pressed(every.deskEvent, "Cancel the event"),
    "a call with errors": pressed(paths.deskNewReUse, "Write it down"),
    "a benefit without words": async (page) => {
      await page.goto(every.deskReUse ?? "");
      await page.getByText("Write down a benefit").click();
      await Promise.all([page.waitForEvent("load"), press(page, "Add the benefit")]);
    },
    "re-use filtered": (page) => page.goto(`${paths.deskReUses}?stage=live&region=wales`),
    "the home page to preview": pressed(paths.deskHomePage, "Preview"),
    "the journal with errors": pressed(paths.deskJournal, "Publish the period again"),
    "which organisation is meant": (page) =>
      join(page, { ...people.dev, organisation: "Gloucestershire hospital" }),
    "an organisation with errors": pressed(paths.deskNewOrganisation, "Save"),
    "a name mapped to nothing": pressed(every.deskOrganisationName, "Map the name"),
    "an import without a file": pressed(paths.deskOrganisationImports, "Continue"),
    "a finished import": async (page) => {
      await page.goto(paths.deskOrganisationImports);
      await page.getByRole("row", { name: "Imported" }).getByRole("rowheader").getByRole("link").click();
    },
    "closed organisations": (page) => page.goto(`${paths.deskOrganisations}?view=closed`),
    "a broken link": (page) => page.goto(toPath(paths.offer, { token: "altered" })),
    "no such page": (page) => page.goto("/nothing/here"),
    "held mail put nowhere": async (page) => {
      await page.goto(every.deskHeldMail ?? "");
      await page.getByLabel("Enquiry", { exact: true }).fill("pizza");
      await press(page, "Put it there");
    },
    "targets with errors": async (page) => {
      await page.goto(paths.deskEnquiryTargets);
      await page.getByLabel("Working days to answer").fill("soon");
      await press(page, "Save");
    },
    "a ready answer with errors": pressed(paths.deskReadyAnswers, "Save"),
    "ready answers": pressedIfThere(paths.deskReadyAnswers, "Load the product’s set"),
    "the inbox filtered": pressed(`${paths.deskEnquiries}?view=all&due=late&kind=press`),
    "the inbox sorted, its views": async (page) => {
      await page.goto(`${paths.deskEnquiries}?view=all&sort=-received`);
      await page.getByText("Save this view").click();
    },
    "an enquiry closed in the inbox, to be undone": async (page) => {
      await page.goto(paths.deskEnquiries);
      const ticks = page.locator("[name=ticked]");
      if ((await ticks.count()) === 0) return;
      await ticks.last().check();
      await press(page, "Close 1 enquiry");
    },
    "all enquiries that fit, before they are closed": async (page) => {
      await page.goto(`${paths.deskEnquiries}?view=all`);
      // The box is there only where the list has several pages.
      await page
        .locator("#bulk")
        .evaluate((form) =>
          form.insertAdjacentHTML("beforeend", '<input type="hidden" name="all" value="yes">'),
        );
      await press(page, "Close");
    },
    "a message to people of an event without words": pressed(
      every.deskEventMessage,
      "Continue to the preview",
    ),
    "enquiries without a tick": pressedIfThere(paths.deskEnquiries, "Assign"),
    "an answer without words": pressed(every.deskEnquiry, "Send answer"),
    "details of a person with errors": async (page) => {
      await page.goto(every.deskEditPerson ?? "");
      await page.getByLabel("Name", { exact: true }).fill("");
      await Promise.all([page.waitForEvent("load"), press(page, "Save the correction")]);
    },
    "a letter to a person, to check": async (page) => {
      await page.goto(every.deskWriteToPerson ?? "");
      await page.getByLabel("Subject").fill("How other trusts plan beds");
      await page.getByLabel("Letter", { exact: true }).fill("Would next week suit you?");
      await Promise.all([page.waitForEvent("load"), press(page, "Preview")]);
    },
    "letters to a person": (page) => page.goto(`${every.deskPerson}?show=letters`),
    "events of a person": (page) => page.goto(`${every.deskPerson}?show=events`),
    "an enquiry closed, to be undone": pressedIfThere(every.deskEnquiry, "Close"),
    "a merge with nothing": (page) => page.goto(`${every.deskMerge}?asked=yes&reference=pizza`),
    "no such enquiry": (page) => page.goto(toPath(paths.deskEnquiry, { reference: "ENQ-0000-0000" })),
    ...betweenApplications(every),
    ...betweenProjects(every),
    ...betweenImports,
    ...betweenCatalogue(every),
    "no such week": (page) => page.goto(toPath(paths.deskReportWeek, { week: "2030-01-07" })),
    "a search with results": (page) => page.goto(`${paths.deskSearch}?q=${people.amina.name}`),
    "a search of one kind": (page) => page.goto(`${paths.deskSearch}?q=${people.amina.name}&kind=person`),
    "a search that finds nothing": (page) => page.goto(`${paths.deskSearch}?q=zzyzxquux`),
    "a search for what is said of all": (page) => page.goto(`${paths.deskSearch}?q=the`),
    "suggestions of the search": async (page) => {
      await page.goto(paths.deskSessions);
      await page.locator(".desk-beside").getByLabel("Search everything").focus();
      await page.keyboard.type("amin");
      await page.getByRole("option").first().waitFor();
    },
    "past events": (page) => page.goto(`${paths.deskEvents}?show=past`),
  };
};

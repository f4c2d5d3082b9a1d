import { load } from "cheerio";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { markNotSent } from "../../shared/letters/evidence.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { type Role, roles as roleNames } from "../../shared/sign-in/role.ts";
import { publishItem } from "../catalogue/items.ts";
import type { Browser } from "../support/browser.ts";
import { theo } from "../support/desk-session.ts";
import { type Kept, keptBucket } from "../support/kept-bucket.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { World } from "../support/world.ts";
import { announce, begin, writeAndSubmit } from "./applying.ts";
import { lookedAt, pagesOf, type Walked, walkDesk } from "./desk-walk.ts";

/** Somebody who did nothing but apply: the desk has no other reason to name them. */
const hidden = {
  name: "Zenobia Quillfeather",
  email: "zenobia@unmistakable.example",
  organisation: "Wholly Unmistakable Infirmary",
} as const;

/** Somebody whom the desk knows as a member, of a listed organisation. */
const known = {
  name: "Barnaby Thistledown",
  email: "barnaby@recognisable.example",
  organisation: "Fully Recognisable Hospice",
} as const;

/** Pages of what this story has none of. Of these only letters of the outbox know of applications, and only of decided ones. */
const ofOtherStories: readonly string[] = [
  paths.deskExport,
  paths.deskOutboxLetter,
  paths.deskFileImport,
  paths.deskBulkRun,
  paths.deskContribution,
  paths.deskMemberMessage,
  paths.deskSamePerson,
  paths.deskNewsletter,
  paths.deskEditNewsletter,
  paths.deskNewsletterResults,
  paths.deskNewsletterResultsFile,
  paths.deskAccessRequest,
  paths.deskErasure,
  paths.deskSegment,
  paths.deskSegmentPeople,
  paths.deskSurvey,
  paths.deskSendSurvey,
  paths.deskSurveyAnswers,
  paths.deskSurveyCodebook,
  paths.deskSurveyLeads,
  paths.deskSurveyLead,
  paths.deskSurveyPreview,
  paths.deskSurveyQuestions,
  paths.deskSurveyQuestion,
  paths.deskSurveyResults,
  paths.deskSurveySection,
  paths.deskSurveyTimes,
  paths.deskOrganisationName,
  paths.deskHeldMail,
  paths.deskHeldMailAsItCame,
  paths.deskMessageAsItCame,
  paths.deskFollowUp,
  paths.deskFollowUps,
  paths.deskFollowUpLetter,
  paths.deskWebinar,
  paths.deskReUse,
  paths.deskTask,
  paths.deskOwnedAll,
  paths.deskHandOver,
];

let real: RealTable;
let world: World;
let bucket: Kept;
let of: { readonly hidden: string; readonly known: string };
const clock = { now: "2027-01-11T09:30:00.000Z" };
const walks = new Map<Role, readonly Walked[]>();

const fill = async (
  browser: Browser,
  path: string,
  answers: Readonly<Record<string, string>>,
  step?: string,
) => {
  const { status, to, text } = await browser.send(await browser.open(path), answers, step);
  if (status !== 303) throw new Error(`${path} was not taken: ${text}`);
  return to;
};

/** What else there is at the desk, so that its pages are there: an event with somebody registered, an enquiry, an item, a project. */
const fillDesk = async (team: Browser): Promise<void> => {
  const site = world.onSite();
  const event = {
    title: "Community meetup",
    description: "What we learned.",
    date: "2027-02-10",
    startTime: "14:00",
    endTime: "15:30",
    place: "Room 1",
    places: "5",
  };
  const drafted = await fill(team, "/desk/events/new", event);
  await fill(team, drafted, {}, "publish");
  const reference = /EVT-[\w-]+/.exec(drafted)?.[0] ?? "";
  await fill(site, `/events/${reference}/register`, { ...known, consent: "yes" });
  const about = { ...known, kind: "problem", data: "yes", message: "What can be done?", consent: "yes" };
  const check = await fill(site, "/enquiry?about=problem", about, "check");
  await fill(site, check, {}, "send");
  await publishItem(world);
  const form = await team.open("/desk/projects/new");
  const owner = form.$("select[name=owner] option").last().attr("value") ?? "";
  const project = {
    title: "Beds",
    summary: "We looked.",
    organisation: "Fernhill Hospitals",
    route: "supplier",
    owner,
    weeks: "12",
    startsOn: "2027-01-11",
  };
  await team.send(form, project);
};

const referenceIn = (draft: string): string => /PRB-[\w-]{9}/.exec(decodeURIComponent(draft))?.[0] ?? "";

const apply = async (call: string, who: typeof hidden | typeof known): Promise<string> => {
  const visitor = world.onSite();
  const draft = await begin(visitor, call, who);
  const files = await visitor.open(`${draft}/files`);
  await visitor.sendFiles(files, [new File(["A plan."], `${who.name}, ${who.organisation}.txt`)]);
  await writeAndSubmit(visitor, draft);
  await world.settle();
  return referenceIn(draft);
};

beforeAll(async () => {
  bucket = await keptBucket();
  real = await startRealTable();
  world = new World(real, clock);
  const team = world.atDesk(theo);
  const form = await team.open("/desk/organisations/new");
  await team.send(form, { code: "ZZ9", name: known.organisation, segment: "nhs-trust", region: "wales" });
  const site = world.onSite();
  await site.send(await site.open("/join"), {
    ...known,
    segment: "nhs-trust",
    role: "analyst",
    frequency: "weekly",
  });
  const call = await announce(team, { blind: "yes", assessors: "2" });
  of = { hidden: await apply(call, hidden), known: await apply(call, known) };
  for (const reference of Object.values(of)) {
    const path = `/desk/applications/${reference}`;
    await team.send(await team.open(path), {}, "take");
  }
  await fillDesk(team);
  await world.settle();
  const letter = world.lettersOf("application-started")[0];
  if (letter === undefined) throw new Error("Nobody was written to.");
  await markNotSent(world.needs, letter, "rejected", `550 ${hidden.email}: no such mailbox`);
  await world.settle();
  const from = [
    ...Object.values(of).flatMap((application) => pagesOf(paths.deskApplication, application)),
    ...pagesOf(paths.deskCall, call),
    ...world.letters.map(({ id }) => toPath(paths.deskLetter, { id })),
  ];
  for (const role of roleNames) walks.set(role, await walkDesk(world.needs, role, from));
});
afterAll(async () => {
  await real.stop();
  await bucket.stop();
});

const traces = ({ name, email, organisation }: typeof hidden | typeof known) => [
  name,
  ...name.split(" "),
  email,
  organisation,
];

const leaksIn = ({ address, met }: Walked, who: typeof hidden | typeof known): readonly string[] => {
  const words = `${met.$.html()}\n${JSON.stringify(met.headers)}`;
  return traces(who).flatMap((trace) => (words.includes(trace) ? [`${address}: ${trace}`] : []));
};

/** The page, or the file of a list, without the rows that are about something else than this application. */
const withoutOtherRows = ({ met, ...walked }: Walked, reference: string): Walked => {
  const isPage = met.html.includes("<html");
  const lines = met.html.split("\r\n").filter((line) => line.includes(reference));
  const $ = load(isPage ? met.html : lines.join("\r\n"));
  $("tbody tr, .work-list > li")
    .filter((_at, row) => !$.html(row).includes(reference))
    .remove();
  return { ...walked, met: { ...met, $ } };
};

test("every page of the desk that there is was looked at, by one role or another", () => {
  const seen = new Set(
    [...walks.values()]
      .flat()
      .flatMap(({ route, met }) => (met.status < 400 || met.status === 409 ? [route] : [])),
  );
  expect(lookedAt.filter((path) => !seen.has(path)).sort()).toEqual([...ofOtherStories].sort());
});

describe.each(roleNames)("as %s", (role) => {
  const walk = () => walks.get(role) ?? [];

  test("nothing at the desk names somebody who did nothing but apply", () => {
    expect(walk().flatMap((walked) => leaksIn(walked, hidden))).toEqual([]);
  });

  test("what speaks of an application names nobody who is known from elsewhere", () => {
    const about = walk().filter(({ met }) => met.html.includes(of.known));
    expect(about.length).toBeGreaterThan(5);
    expect(about.flatMap((walked) => leaksIn(withoutOtherRows(walked, of.known), known))).toEqual([]);
  });
});

test("a file is downloaded under a name that says nothing of who sent it", () => {
  expect(bucket.kept.length).toBe(2);
  for (const { disposition } of bucket.kept) expect(disposition).toMatch(/filename="PRB-[\w-]+\.txt"/);
});

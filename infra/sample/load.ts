import { openTable } from "../../shared/platform/dynamo.ts";
import { addDays, localDate } from "../../shared/platform/wall-clock.ts";
import { rollUpDays } from "../../shared/reports/days/commands.ts";
import { keepOutcomes } from "../../shared/reports/outcomes/keep.ts";
import { sampleCalls } from "./applications.ts";
import { sampleItems } from "./catalogue.ts";
import { sampleEnquiries } from "./enquiries.ts";
import { sampleEvents } from "./events.ts";
import { loadApplications } from "./load-applications.ts";
import { loadCatalogue } from "./load-catalogue.ts";
import { loadChampions } from "./load-champions.ts";
import { loadCommunity } from "./load-community.ts";
import { loadContributions } from "./load-contributions.ts";
import { loadDuplicates } from "./load-duplicates.ts";
import { loadFormerColleague } from "./load-former-colleague.ts";
import { loadImpactSurvey } from "./load-impact-survey.ts";
import { loadMails, type MailBuckets } from "./load-mails.ts";
import { loadNewsletters } from "./load-newsletters.ts";
import { loadOrganisations } from "./load-organisations.ts";
import { loadOutputs } from "./load-outputs.ts";
import { loadPrivacy } from "./load-privacy.ts";
import { loadProjects } from "./load-projects.ts";
import { loadReUses } from "./load-re-uses.ts";
import { loadRelationships } from "./load-relationships.ts";
import { loadSavedViews } from "./load-saved-views.ts";
import { loadSegments } from "./load-segments.ts";
import { loadEnquiries, loadEvents, loadMembers, loadTeam, type Sample } from "./load-steps.ts";
import { loadSurveys } from "./load-surveys.ts";
import { loadTasks } from "./load-tasks.ts";
import { loadWeekNotes } from "./load-week-notes.ts";
import { loadWeights } from "./load-weights.ts";
import { sampleMails } from "./mails.ts";
import { samplePeople } from "./people.ts";
import { sampleProjects } from "./projects.ts";
import { sampleMoments } from "./sample-needs.ts";

/** Where the sample goes: a running stack. */
export interface SampleTarget {
  readonly client: Parameters<typeof openTable>[1];
  readonly addresses: { readonly table?: string | undefined };
  /** Where mails and their files are kept; a target that is a table alone has none. */
  readonly buckets?: MailBuckets | undefined;
  readonly now: () => Date;
  /** Answers when nothing is in flight. */
  readonly idle: () => Promise<void>;
}

/** Told how far the load is: of `total` things `done` are there; `doing` says what comes now. */
export type SampleProgress = (done: number, total: number, doing: string) => void;

/**
 * Loads the sample programme through the product's own commands, as of the stack's present moment: the same people, references and
 * figures every time. Throws when a command is refused, because then the sample or the product is wrong.
 */
export const loadSample = async (target: SampleTarget, progress: SampleProgress): Promise<void> => {
  const { table } = target.addresses;
  if (table === undefined) throw new Error("The stack has no table to load the sample into.");
  const today = target.now().toISOString();
  const people = samplePeople(today);
  const opened = openTable(table, target.client);
  const registrations = sampleEvents.reduce((sum, event) => sum + event.registrations, 0);
  const conversations = sampleEnquiries.length + sampleMails.length;
  const applications = sampleCalls.reduce((sum, call) => sum + call.applications.length, 0);
  const total =
    people.length + registrations + sampleProjects.length + sampleItems.length + conversations + applications;
  let done = 0;
  const moments = (part: string) => sampleMoments(opened, part);
  const team = await loadTeam({ moments, today });
  const loading = (doing: string): Sample => ({
    moments,
    today,
    people,
    ...team,
    loaded: (count) => {
      done += count;
      progress(done, total, doing);
    },
  });
  await loadOrganisations(loading("organisations"));
  await loadMembers(loading("1,321 members over thirteen months"));
  await loadCommunity(loading("the community’s lists"));
  await loadEvents(loading("events and who registered"));
  await loadProjects(loading("projects and their follow-ups"));
  await loadOutputs(loading("what projects left behind"));
  await loadWeekNotes(loading("week notes"));
  await loadImpactSurvey(loading("an impact survey"));
  await loadReUses(loading("who uses what was made"));
  await loadEnquiries(loading("enquiries"));
  await loadMails(loading("what came in by mail"), target.buckets);
  await loadApplications(loading("calls and applications"));
  await loadCatalogue(loading("the catalogue"));
  await loadNewsletters(loading("newsletters"));
  await loadRelationships(loading("relationships"));
  await loadDuplicates(loading("records of one person"));
  await loadContributions(loading("what members give each other"));
  await loadSavedViews(loading("saved views"));
  await loadWeights(loading("weights of activities"));
  await loadSegments(loading("segments"));
  await loadChampions(loading("champions"));
  await loadSurveys(loading("surveys"));
  await loadTasks(loading("tasks"));
  await loadPrivacy(loading("what members ask about their own data"));
  await loadFormerColleague(loading("a colleague who has left"));
};

/** Sums up the days of a loaded sample, as the nights would have done. Takes seconds: there are four hundred. */
export const sumUpSample = async (target: SampleTarget): Promise<void> => {
  const { table } = target.addresses;
  if (table === undefined) throw new Error("The stack has no table whose days could be summed up.");
  const today = target.now().toISOString();
  const { needs } = sampleMoments(openTable(table, target.client), "days")(today);
  const yesterday = addDays(localDate(today), -1);
  await rollUpDays(needs, yesterday);
  await keepOutcomes(needs.table, yesterday);
};

import * as applications from "./applications/entries.ts";
import * as items from "./catalogue/entries.ts";
import * as champions from "./champions/entries.ts";
import * as contributions from "./contributions/entries.ts";
import * as talks from "./engagement/talks/entries.ts";
import * as weights from "./engagement/weights/entries.ts";
import * as enquiries from "./enquiries/entries.ts";
import * as events from "./events/entries.ts";
import * as exports from "./exports/entries.ts";
import * as failures from "./failures/entries.ts";
import * as fileImports from "./file-import/entries.ts";
import * as files from "./files/entries.ts";
import * as followUps from "./follow-ups/entries.ts";
import * as handOvers from "./hand-overs/entries.ts";
import * as home from "./home/entries.ts";
import * as impactSurveys from "./impact-surveys/entries.ts";
import * as journal from "./journal/entries.ts";
import * as letters from "./letters/entries.ts";
import * as links from "./links/entries.ts";
import * as bulkRuns from "./lists/bulk-run/entries.ts";
import * as memberChoices from "./members/choices/entries.ts";
import * as memberConsents from "./members/consents/entries.ts";
import * as memberDetails from "./members/details/entries.ts";
import * as memberDirectory from "./members/directory/entries.ts";
import * as members from "./members/entries.ts";
import * as memberMerges from "./members/merges/entries.ts";
import * as memberTopics from "./members/topics/entries.ts";
import * as news from "./news/entries.ts";
import * as newsletters from "./newsletters/entries.ts";
import * as organisations from "./organisations/entries.ts";
import * as addressChanges from "./people/address-change/entries.ts";
import * as corrections from "./people/corrections/entries.ts";
import * as emailDomains from "./people/email-domains/entries.ts";
import * as personNotes from "./people/notes/entries.ts";
import * as relationships from "./people/relationships/entries.ts";
import * as privacy from "./privacy/entries.ts";
import * as projects from "./projects/entries.ts";
import * as projectGovernance from "./projects/governance/entries.ts";
import * as projectOutputs from "./projects/outputs/entries.ts";
import * as projectPlan from "./projects/plan/entries.ts";
import * as projectPublishing from "./projects/publishing/entries.ts";
import * as projectRisks from "./projects/risks/entries.ts";
import * as projectRoles from "./projects/roles/entries.ts";
import * as projectStages from "./projects/stages/entries.ts";
import * as projectState from "./projects/state/entries.ts";
import * as reUses from "./re-uses/entries.ts";
import * as reports from "./reports/entries.ts";
import * as programmeReports from "./reports/programme/entries.ts";
import * as segments from "./segments/entries.ts";
import * as team from "./sign-in/entries.ts";
import * as slots from "./slots/entries.ts";
import * as surveyAnswers from "./surveys/answers/entries.ts";
import * as surveyInvitations from "./surveys/invitations/entries.ts";
import * as surveyLeads from "./surveys/leads/entries.ts";
import * as surveys from "./surveys/survey/entries.ts";
import * as tasks from "./tasks/entries.ts";
import * as weekNotes from "./week-notes/entries.ts";

/** Every entry that can be in the journal, by name. Infrastructure, parsing, documentation and tests all take the names from here. */
export const allEntries = {
  ...enquiries,
  ...memberChoices,
  ...memberConsents,
  ...memberDetails,
  ...memberDirectory,
  ...contributions,
  ...memberTopics,
  ...members,
  ...memberMerges,
  ...segments,
  ...addressChanges,
  ...champions,
  ...news,
  ...newsletters,
  ...corrections,
  ...emailDomains,
  ...personNotes,
  ...relationships,
  ...talks,
  ...weights,
  ...events,
  ...files,
  ...applications,
  ...projects,
  ...projectStages,
  ...projectGovernance,
  ...projectState,
  ...projectRoles,
  ...projectPlan,
  ...projectRisks,
  ...projectOutputs,
  ...projectPublishing,
  ...tasks,
  ...weekNotes,
  ...impactSurveys,
  ...surveys,
  ...surveyInvitations,
  ...surveyAnswers,
  ...surveyLeads,
  ...slots,
  ...followUps,
  ...organisations,
  ...letters,
  ...items,
  ...reUses,
  ...links,
  ...fileImports,
  ...bulkRuns,
  ...exports,
  ...privacy,
  ...reports,
  ...programmeReports,
  ...team,
  ...handOvers,
  ...home,
  ...failures,
  ...journal,
} as const;

/** The name of an entry of the journal. */
export type EntryName = keyof typeof allEntries;

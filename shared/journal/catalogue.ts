import * as items from "../catalogue/entries.ts";
import * as pages from "../catalogue/files/entries.ts";
import * as enquiries from "../enquiries/entries.ts";
import * as events from "../events/entries.ts";
import * as exports from "../exports/entries.ts";
import * as failures from "../failures/entries.ts";
import * as followUps from "../follow-ups/entries.ts";
import * as home from "../home/entries.ts";
import * as impactSurveys from "../impact-surveys/entries.ts";
import * as letters from "../letters/entries.ts";
import * as links from "../links/entries.ts";
import * as members from "../members/entries.ts";
import * as organisations from "../organisations/entries.ts";
import * as problems from "../problems/entries.ts";
import * as projects from "../projects/entries.ts";
import * as projectParts from "../projects/entries-parts.ts";
import * as projectPublishing from "../projects/entries-publishing.ts";
import * as reUses from "../re-uses/entries.ts";
import * as reports from "../reports/entries.ts";
import * as team from "../sign-in/entries.ts";
import * as weekNotes from "../week-notes/entries.ts";
import * as journal from "./entries.ts";

/** Every entry that can be in the journal, by name. Infrastructure, parsing, documentation and tests all take the names from here. */
export const catalogue = {
  ...enquiries,
  ...members,
  ...events,
  ...problems,
  ...projects,
  ...projectParts,
  ...projectPublishing,
  ...weekNotes,
  ...impactSurveys,
  ...followUps,
  ...organisations,
  ...letters,
  ...items,
  ...reUses,
  ...links,
  ...pages,
  ...exports,
  ...reports,
  ...team,
  ...home,
  ...failures,
  ...journal,
} as const;

/** The name of an entry of the catalogue. */
export type EntryName = keyof typeof catalogue;

/** The `source` of every entry on the bus. */
export const ENTRY_SOURCE = "convenor.journal";

import { Stack, type StackProps } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { applications } from "../features/applications.ts";
import { catalogue } from "../features/catalogue.ts";
import { champions } from "../features/champions.ts";
import { contributions } from "../features/contributions.ts";
import { engagement } from "../features/engagement.ts";
import { enquiries } from "../features/enquiries.ts";
import { events } from "../features/events.ts";
import { exports } from "../features/exports.ts";
import { failures } from "../features/failures.ts";
import { files } from "../features/files.ts";
import { followUps } from "../features/follow-ups.ts";
import { handOvers } from "../features/hand-overs.ts";
import { impactSurveys } from "../features/impact-surveys.ts";
import { journal } from "../features/journal.ts";
import { letters } from "../features/letters.ts";
import { links } from "../features/links.ts";
import { lists } from "../features/lists.ts";
import { members } from "../features/members.ts";
import { newsletters } from "../features/newsletters.ts";
import { organisations } from "../features/organisations.ts";
import { pages } from "../features/pages.ts";
import { privacy } from "../features/privacy.ts";
import { projects } from "../features/projects.ts";
import { reUses } from "../features/re-uses.ts";
import { reports } from "../features/reports.ts";
import { search } from "../features/search.ts";
import { slots } from "../features/slots.ts";
import { surveys } from "../features/surveys.ts";
import { timers } from "../features/timers.ts";
import { weekNotes } from "../features/week-notes.ts";
import { work } from "../features/work.ts";

/** Puts the functions of one feature into a stack, under a construct that has the feature's name in PascalCase. */
export type Feature = (scope: Construct, ground: Ground) => void;

/** A stack with the features in it. `convenor-<environment>-<name>` is the stack's name. */
export type FeatureGroup = { readonly name: string; readonly features: readonly Feature[] };

/** The features that all others need, in the core stack. */
export const CORE_FEATURES: readonly Feature[] = [journal, letters, timers, failures];

/**
 * The one list that says which feature is in which stack. A feature that reacts has 7 resources for each function and a
 * stack may have 200 (tests/infra/limits.ts), so each has room for twice what is in it. To move a feature, move it here:
 * its functions are made in the new stack and deleted from the old one.
 */
export const REACTION_STACKS: readonly FeatureGroup[] = [
  { name: "enquiries", features: [enquiries, organisations] },
  { name: "community", features: [members, champions, events, newsletters] },
  { name: "surveys", features: [surveys, slots, contributions] },
  { name: "applications", features: [applications, files] },
  { name: "projects", features: [projects, weekNotes, impactSurveys] },
  { name: "follow-ups", features: [followUps, privacy] },
  { name: "catalogue", features: [catalogue, reUses, links] },
  { name: "reports", features: [reports, engagement, exports, search, work, handOvers, lists] },
];

/** The site and the desk. They are deployed last, so that a rule is there before a page writes the entry that it is for. */
export const PAGES_STACK: FeatureGroup = { name: "pages", features: [pages] };

/** All stacks of features, in the order of a deployment. */
export const FEATURE_STACKS: readonly FeatureGroup[] = [...REACTION_STACKS, PAGES_STACK];

/** The functions of a group of features. It keeps no data: it can be deleted and made again from the code. */
export class FeatureStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { ground, features, ...props }: StackProps & { ground: Ground; features: FeatureGroup["features"] },
  ) {
    super(scope, id, props);
    for (const feature of features) feature(this, ground);
  }
}

import { organisationPlaceWrites as applicationPlaceWrites } from "../../shared/applications/store.ts";
import { ITEM_COUNTS_KEY, itemCountsOf } from "../../shared/catalogue/items/store.ts";
import { countKeys } from "../../shared/enquiries/counts.ts";
import { heldMailCountKeys } from "../../shared/enquiries/held-mail/counts.ts";
import { heldMailCountsOf } from "../../shared/enquiries/held-mail/store.ts";
import {
  assignedPlaceKeys,
  assignedPlaceOf,
  enquiryCountsOf,
  organisationPlaceWrites as enquiryPlaceWrites,
} from "../../shared/enquiries/store.ts";
import { registrationPlaceKeys, registrationPlaceWrites } from "../../shared/events/of-organisation.ts";
import { parseLetter } from "../../shared/letters/item.ts";
import { outboxCountKey, outboxCountOf } from "../../shared/letters/outbox-count.ts";
import { listedKey, listingWrites } from "../../shared/members/directory/listed.ts";
import { memberSchema } from "../../shared/members/member.ts";
import { proposalPlaceOf } from "../../shared/organisations/kinds/store.ts";
import { notePlaceOf } from "../../shared/people/notes/store.ts";
import { isOutdated, upToDate } from "../../shared/platform/item-version.ts";
import { partnerPlaceKeys, partnerPlaceWrites } from "../../shared/projects/store.ts";
import { search } from "../../shared/search/projection.ts";
import { work } from "../../shared/work/projection.ts";
import { deriveEngagement, tellActivity } from "./activities.ts";
import { figuresOfDay, markWithoutFigures } from "./figures.ts";
import type { Migration } from "./migration.ts";

const TOLD_AGAIN = "2026-11-engagement";
const DERIVED = "2026-12-engagement-derived";

/** What computes anew from the journal how everybody takes part, in this order. */
export const engagementMigrations: readonly string[] = [TOLD_AGAIN, DERIVED];

/**
 * Every migration, in the order in which they are to be run. What a new release needs of a table of before is added at the end and stays here until no table can
 * be so old. docs/runbooks/migrate.md says how to write one.
 */
export const migrations: readonly Migration[] = [
  {
    id: "item-shapes",
    about:
      "Writes items anew whose shape has changed since they were written. May be run after each release.",
    writes: (item) => (isOutdated(item) ? [{ put: { ...upToDate(item), pk: item.pk, sk: item.sk } }] : []),
  },
  {
    id: "2026-11-enquiry-places",
    about: "Files enquiries that are not closed under who has them (docs/decisions/0070-lists-in-pages.md).",
    kind: "enquiries",
    reads: assignedPlaceKeys,
    writes: assignedPlaceOf,
  },
  {
    id: "2026-11-enquiry-counts",
    about: "Counts the enquiries of the inbox (docs/decisions/0070-lists-in-pages.md).",
    counted: enquiryCountsOf,
    counts: countKeys,
  },
  {
    id: "2026-11-catalogue-counts",
    about: "Counts the items of the catalogue (docs/decisions/0070-lists-in-pages.md).",
    counted: itemCountsOf,
    counts: [ITEM_COUNTS_KEY],
  },
  {
    id: "2026-11-held-mail-counts",
    about: "Counts the mails that wait for a decision (docs/decisions/0070-lists-in-pages.md).",
    counted: heldMailCountsOf,
    counts: heldMailCountKeys,
  },
  {
    id: "2026-11-search",
    about: "Builds the index of the desk's search (docs/decisions/0086-projections-and-search.md).",
    rebuilt: search,
  },
  {
    id: "2026-11-outbox-count",
    about: "Counts the letters that wait for approval (docs/decisions/0088-today-is-my-list.md).",
    counted: (item) => (item.sk === "LETTER" ? outboxCountOf(parseLetter(item)) : []),
    counts: [outboxCountKey],
  },
  {
    id: "2026-11-work",
    about: "Finds out what waits for whom, for Today (docs/decisions/0088-today-is-my-list.md).",
    rebuilt: work,
  },
  {
    id: "2026-11-proposed-kinds",
    about:
      "Proposes a kind to the team for each organisation that has none but “other” (docs/decisions/0095-kinds-of-organisation.md).",
    kind: "organisations",
    writes: proposalPlaceOf,
  },
  {
    id: "2026-11-note-places",
    about: "Files notes under their person (docs/decisions/0091-three-round-trips-of-a-person.md).",
    writes: notePlaceOf,
  },
  {
    id: TOLD_AGAIN,
    about: "Finds out what everybody did that counts as taking part (docs/decisions/0098-engagement.md).",
    tells: tellActivity,
  },
  {
    id: "2026-11-organisation-places",
    about:
      "Files enquiries and applications under their organisation, by its code or the name that was typed (docs/decisions/0087-page-of-a-person.md).",
    writes: (item) => [...enquiryPlaceWrites(item), ...applicationPlaceWrites(item)],
  },
  {
    id: "2026-11-partner-places",
    about: "Files projects under their partners (docs/decisions/0087-page-of-a-person.md).",
    kind: "projects",
    reads: partnerPlaceKeys,
    writes: partnerPlaceWrites,
  },
  {
    id: "2026-11-owned",
    about:
      "Finds out who of the team owns what, for hand-overs, and which notes are to be looked at again (docs/decisions/0090-hand-over.md).",
    rebuilt: work,
  },
  {
    id: "2026-11-figures",
    about:
      "Marks the days that have no figures yet, so that the next night sums them up again (docs/decisions/0107-figures.md).",
    kind: "rollups",
    reads: figuresOfDay,
    writes: markWithoutFigures,
  },
  {
    id: "2026-12-directory",
    about: "Puts the members who agreed to be seen into the directory (docs/decisions/0111-members-give.md).",
    kind: "members",
    reads: ({ pk }) => [listedKey(pk.slice("MEMBER#".length))],
    writes: ({ member }, [listed]) =>
      listed === undefined && member !== undefined
        ? listingWrites(undefined, memberSchema.parse(member))
        : [],
  },
  {
    id: "2026-12-registration-places",
    about: "Files registrations under their organisation, by its code or the name that was typed.",
    kind: "registrations",
    reads: registrationPlaceKeys,
    writes: registrationPlaceWrites,
  },
  {
    id: "2026-12-alike",
    about: "Finds out which records look as if they were of one person (docs/decisions/0114-merges.md).",
    rebuilt: search,
  },
  {
    id: DERIVED,
    about:
      "Makes the counts and the order of the list of engagement follow from activities and weights (docs/decisions/0115-weights.md).",
    ...deriveEngagement,
  },
  {
    id: "2026-12-conversations",
    about: "Finds who agreed to talk after a survey, for Today (docs/decisions/0118-times-to-talk.md).",
    rebuilt: work,
  },
];

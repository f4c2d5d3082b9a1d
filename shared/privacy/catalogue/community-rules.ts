import { ids, open, ownToo, personal, type RecordRule, system, work } from "./rule.ts";

const FILED_WITH = (kind: string) => ({ with: kind }) as const;
const DELETED = { how: "deleted" } as const;

/** What is said of the kinds of record about people and what they send. By the name of the kind in `shared/exports/community-kinds.ts`. */
export const communityRules = {
  people: ownToo({
    whose: [
      "people who write to us",
      "members",
      "people who come to events",
      "applicants",
      "people of partner organisations",
      "people who use what we made",
      "the team",
    ],
    purpose: "participation",
    found: "own",
    erased: DELETED,
    copied: "at once",
  }),
  "earlier-details": personal({
    whose: ["people who write to us", "members"],
    purpose: "participation",
    found: "own",
    erased: DELETED,
    copied: "at once",
  }),
  talks: ids(),
  "notes-of-people": personal({
    whose: ["people of partner organisations", "members"],
    purpose: "participation",
    found: "filed",
    erased: DELETED,
    copied: "after review",
  }),
  relationships: personal({
    whose: ["people of partner organisations", "members"],
    purpose: "participation",
    found: "own",
    erased: DELETED,
    copied: "at once",
  }),
  activities: personal({
    whose: ["members", "people who come to events", "people who write to us"],
    purpose: "participation",
    found: "own",
    erased: DELETED,
    copied: "at once",
  }),
  team: personal({
    seenBy: ["team", "administrators", "its person"],
    whose: ["the team"],
    purpose: "team",
    found: { by: "their id in the list of the team" },
    erased: {
      how: "stays",
      why: "it says by id who did what for the programme; nobody of the team is erased before they leave it",
    },
    copied: "at once",
  }),
  members: ownToo({
    whose: ["members"],
    purpose: "community",
    found: "filed",
    erased: DELETED,
    copied: "at once",
  }),
  "earlier-consents": ownToo({
    whose: ["members"],
    purpose: "community",
    found: "own",
    erased: DELETED,
    copied: "at once",
  }),
  topics: open,
  segments: work,
  organisations: open,
  "organisation-names": work,
  enquiries: personal({
    whose: ["people who write to us"],
    purpose: "enquiries",
    found: "filed",
    erased: { how: "emptied", stays: "its kind, its dates and who of the team answered" },
    copied: "at once",
  }),
  messages: personal({
    whose: ["people who write to us"],
    purpose: "enquiries",
    found: FILED_WITH("enquiries"),
    erased: DELETED,
    copied: "after review",
  }),
  "held-mail": personal({
    whose: ["people who write to us"],
    purpose: "enquiries",
    found: { by: "the sender’s address" },
    erased: { how: "emptied", stays: "its date and what was decided" },
    copied: "at once",
  }),
  "ready-answers": work,
  "enquiry-targets": work,
  events: open,
  registrations: ownToo({
    whose: ["people who come to events"],
    purpose: "events",
    found: "filed",
    erased: { how: "emptied", stays: "that a place was taken, and whether it was used" },
    copied: "at once",
  }),
  "event-messages": work,
  "waiting-list": ownToo({
    whose: ["people who come to events"],
    purpose: "events",
    found: FILED_WITH("registrations"),
    erased: DELETED,
    copied: { not: "the registration says the same" },
  }),
  calls: open,
  applications: ownToo({
    whose: ["applicants"],
    purpose: "projects",
    found: "filed",
    erased: {
      how: "emptied",
      stays: "the call, the kind of organisation and the decision; of an accepted one, what was agreed",
    },
    copied: "at once",
  }),
  assessments: personal({
    whose: ["applicants", "the team"],
    purpose: "projects",
    found: FILED_WITH("applications"),
    erased: { how: "emptied", stays: "the scores" },
    copied: "after review",
  }),
} satisfies Readonly<Record<string, RecordRule>>;

/** What is said of what an export leaves out of these. By what it is called in `shared/exports/kinds.ts`. */
export const communityRulesBeside = {
  "Who of the team looked at the page of a person": personal({
    seenBy: ["administrators"],
    kept: "twelve months",
    whose: ["people who write to us", "members", "the team"],
    purpose: "safety",
    found: "own",
    erased: DELETED,
    copied: { not: "it is about the team" },
  }),
  "How people take part, ranked": ids(),
  "The index of people by email address": system,
  "Counts of enquiries, held mail and items, and enquiries by who has them": ids(),
  "The index of messages by mail id": system,
} satisfies Readonly<Record<string, RecordRule>>;

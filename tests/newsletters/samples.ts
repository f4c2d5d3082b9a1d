import type { Member } from "../../shared/members/member.ts";
import { memberItem } from "../../shared/members/store.ts";
import type { NewsletterWords } from "../../shared/newsletters/model.ts";
import { personItem } from "../../shared/people/store.ts";
import type { Item } from "../../shared/platform/dynamo.ts";
import { personOf } from "../support/crowds.ts";

const CONSENT = { version: "1", text: "Yes", at: "2025-01-01T00:00:00.000Z", channel: "import" } as const;

/** The nth member of a crowd, who agreed to news about results at once unless told otherwise. */
export const aMember = (nth: number, more: Partial<Member> = {}): Member => ({
  person: personOf(nth),
  status: "member",
  joinedAt: new Date(Date.parse("2025-01-01T00:00:00.000Z") + nth * 1000).toISOString(),
  via: "list",
  organisation: "Eastvale Hospitals Trust",
  segment: "nhs-trust",
  topics: ["results", "events"],
  frequency: "at-once",
  consents: { news: CONSENT },
  ...more,
});

/** Members with the people that they are. */
export const memberItems = (members: readonly Member[]): readonly Item[] =>
  members.flatMap((member, nth) => [
    memberItem(member),
    personItem({ id: member.person, name: `Member ${nth}`, email: `member.${nth}@members.example` }),
  ]);

/** The words of a newsletter about results. */
export const words = (more: Partial<NewsletterWords> = {}): NewsletterWords => ({
  subject: "What we learned this month",
  opening: "Two projects finished.\n\nTheir code is [in the catalogue](/catalogue).",
  parts: ["events", "items", "calls"],
  closing: "",
  audience: { kind: "topic", topic: "results" },
  onSite: true,
  ...more,
});

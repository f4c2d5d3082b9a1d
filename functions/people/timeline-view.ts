import * as z from "zod/mini";
import type { Entry, SubjectKind } from "../../shared/journal/entry.ts";
import { entryTitles } from "../../shared/journal/entry-titles.ts";
import { subjectOf } from "../../shared/journal/store.ts";
import { letterTitles } from "../../shared/letters/letter-titles.ts";
import { sayDate } from "../../shared/platform/time.ts";
import { localDate } from "../../shared/platform/wall-clock.ts";
import type { Team } from "../../shared/sign-in/team.ts";
import type { AboutSubject } from "../journal/subject-titles.ts";

const letterDataSchema = z.lazy(() => z.object({ kind: z.string() }));

const kindOfLetter = ({ subject, data }: Entry): string | undefined =>
  subject.kind === "letter" ? letterDataSchema.safeParse(data).data?.kind : undefined;

interface Filter {
  readonly text: string;
  readonly of: readonly SubjectKind[];
}

/** What a timeline can be narrowed to. */
const filters = {
  enquiries: { text: "Enquiries", of: ["enquiry", "held-mail"] },
  events: { text: "Events", of: ["event", "registration"] },
  applications: { text: "Applications", of: ["call", "application"] },
  projects: { text: "Projects", of: ["project", "week-note", "impact-survey", "recipe"] },
  "re-use": { text: "Re-use and catalogue", of: ["re-use", "catalogue-item"] },
  membership: { text: "Membership", of: ["member"] },
  letters: { text: "Letters", of: ["letter", "address"] },
} as const satisfies Readonly<Record<string, Filter>>;

/** Letters that went out as they should: all of them are listed under *Letters*. */
const ROUTINE: ReadonlySet<string> = new Set(["LetterSent", "LetterDelivered", "LetterInDigest"]);

/** The timeline's filter as its form offers it. */
export const filterItems = [
  { value: "", text: "Everything but letters that arrived" },
  ...Object.entries(filters).map(([value, { text }]) => ({ value, text })),
];

/** Which entries a timeline shows for what the address asks for; what is asked otherwise restricts nothing. */
export const keepFor = (asked: string | undefined): ((entry: Entry) => boolean) => {
  const filter: Filter | undefined = new Map<string, Filter>(Object.entries(filters)).get(asked ?? "");
  return (entry) =>
    // Who scores an application may not know whose it is, from its letters neither: its own page shows who may see what.
    entry.subject.kind !== "application" &&
    kindOfLetter(entry)?.startsWith("application-") !== true &&
    (filter === undefined ? !ROUTINE.has(entry.name) : filter.of.includes(entry.subject.kind));
};

/** The things whose titles a timeline needs. */
export const subjectsOf = (entries: readonly Entry[]): readonly string[] => entries.map(subjectOf);

const aboutOf = (entry: Entry, person: string, titled: (subject: string) => AboutSubject) => {
  const kind = kindOfLetter(entry);
  const about = titled(subjectOf(entry));
  if (kind !== undefined) return { ...about, text: letterTitles.get(kind) ?? kind, reference: undefined };
  // What is about the person alone needs no link to this page.
  return entry.subject.id === person ? undefined : about;
};

/** The entries of a timeline by London day, the latest first: what happened, to what, and who of the team did it. */
export const timelineDays = (
  entries: readonly Entry[],
  {
    person,
    titled,
    team,
  }: {
    readonly person: string;
    readonly titled: (subject: string) => AboutSubject;
    readonly team: Team;
  },
) => {
  const days = new Map<string, object[]>();
  for (const entry of entries) {
    const day = localDate(entry.at);
    const { actor } = entry;
    const shown = {
      at: entry.at,
      title: entryTitles.get(entry.name) ?? entry.name,
      about: aboutOf(entry, person, titled),
      by:
        actor.kind === "team" && actor.id !== undefined
          ? { id: actor.id, name: team.knownAs(actor.id) ?? "Someone who left" }
          : undefined,
    };
    days.set(day, [...(days.get(day) ?? []), shown]);
  }
  return [...days].map(([day, shown]) => ({ day: sayDate(day), entries: shown }));
};

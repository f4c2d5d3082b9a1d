import type { Letter } from "../../shared/letters/letter.ts";
import { nameAtDesk, nameInLetters, type Person } from "../../shared/people/person.ts";
import { sayReason } from "./letter-status.ts";

/** The kind of letter about an application that goes to one of the team, not to the applicant. */
const TO_ASSESSOR = "application-to-assess";

/** Who gets a letter, as the desk shows it. */
export interface ShownReader {
  readonly name: string;
  /** What the letter calls them. */
  readonly calledInLetter: string;
  readonly address: string | undefined;
  /** Who it is, where the reader is named. */
  readonly person?: string | undefined;
  /** Why the letter was not sent. Without the mail service's own words where they might name a reader who stays unnamed. */
  readonly reason: string | undefined;
}

/**
 * Whether the reader of a letter stays unnamed. Who scores an application must not learn who applied from its letters; where names may be seen,
 * the application's own page shows them. Only a letter that waits for approval names its reader: its application is decided.
 */
const isApplicant = ({ about, kind, status }: Letter): boolean =>
  about.startsWith("application:") && kind !== TO_ASSESSOR && status !== "waiting";

/** Who gets this letter, as everybody at the desk may see it. `person` is its reader, unless they were erased. */
export const shownReader = (letter: Letter, person: Person | undefined): ShownReader => {
  const reason = sayReason(letter.reason);
  if ("team" in letter.to)
    return { name: "The team", calledInLetter: "The team", address: undefined, reason };
  if ("address" in letter.to)
    return {
      name: "An address that nobody has confirmed",
      calledInLetter: "",
      address: undefined,
      reason,
    };
  if (isApplicant(letter))
    return {
      name: "The applicant",
      calledInLetter: "applicant",
      address: undefined,
      reason: sayReason(letter.reason?.split(":")[0]),
    };
  if (person === undefined) return { name: "Erased", calledInLetter: "Erased", address: undefined, reason };
  const name = nameAtDesk(person);
  return { name, calledInLetter: nameInLetters(person), address: person.email, person: person.id, reason };
};

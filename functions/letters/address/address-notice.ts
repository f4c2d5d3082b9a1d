import { paths, toPath } from "../../../shared/pages/paths.ts";
import type { Person } from "../../../shared/people/person.ts";

/** What the desk says before somebody writes a letter that would not arrive. */
export interface AddressNotice {
  readonly name: string;
  readonly bouncedAt: string;
  readonly href: string;
}

/** What is to be said before somebody writes to this person; undefined when a letter goes out. */
export const addressNotice = (person: Person | undefined): AddressNotice | undefined =>
  person?.bouncedAt === undefined
    ? undefined
    : {
        name: person.name,
        bouncedAt: person.bouncedAt,
        href: toPath(paths.deskAddress, { person: person.id }),
      };

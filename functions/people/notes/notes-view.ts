import { maySee, type PersonNote } from "../../../shared/people/notes/model.ts";
import type { Team } from "../../../shared/sign-in/team.ts";
import type { WayBack } from "../../entry-points/page-definition.ts";
import type { Fields } from "../../entry-points/typed-fields.ts";

/** The notes of a person as somebody of the team sees them: what is to be looked at again first, then the latest. */
export const notesView = (
  notes: readonly PersonNote[],
  {
    viewer,
    team,
    today,
    person,
  }: {
    readonly viewer: string;
    readonly team: Team;
    readonly today: string;
    /** The record whose page it is: what was noted with one that is merged into it is read here, and changed once the merge is undone. */
    readonly person: string;
  },
) =>
  notes
    .filter((note) => maySee(note, viewer))
    .toSorted((one, other) =>
      (one.lookAgainOn ?? "~") === (other.lookAgainOn ?? "~")
        ? 0
        : (one.lookAgainOn ?? "~") < (other.lookAgainOn ?? "~")
          ? -1
          : 1,
    )
    .map((note) => ({
      ...note,
      who: team.knownAs(note.by) ?? "Someone who left",
      isOwn: note.by === viewer && note.person === person,
      isDue: note.lookAgainOn !== undefined && note.lookAgainOn <= today,
    }));

/** The way to put back the note that was just removed. */
export const removedNote = ({ note = "" }: Fields): WayBack | undefined =>
  /^[\da-f-]{36}$/.test(note) ? { step: "note-back", fields: { note } } : undefined;

import { isReplayable } from "../../shared/failures/decide.ts";
import type { Failure } from "../../shared/failures/failure.ts";
import { whatFailed } from "../../shared/failures/words.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { AboutSubject } from "../journal/subject-titles.ts";

type TellAbout = (subject: string) => AboutSubject;

const aboutOf = ({ entry, letter }: Failure, about: TellAbout) => {
  if (entry !== undefined) return about(entry.subject);
  if (letter !== undefined) return { text: "A letter", href: toPath(paths.deskLetter, { id: letter }) };
  return undefined;
};

/** A failure as the desk's list shows it. */
export const viewFailure = (failure: Failure, about: TellAbout) => ({
  id: failure.id,
  what: whatFailed(failure),
  reason: failure.reason,
  failedAt: failure.failedAt,
  tries: failure.tries,
  asked: failure.status === "asked",
  replayedAt: failure.replayedAt,
  setAsideAt: failure.setAsideAt,
  replayable: isReplayable(failure),
  about: aboutOf(failure, about),
});

import { isReplayable } from "../../shared/failures/decide.ts";
import type { Failure } from "../../shared/failures/failure.ts";
import { type FailureList, listFailures } from "../../shared/failures/store.ts";
import { whatFailed } from "../../shared/failures/words.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { subjectName, subjectPath } from "../../shared/pages/subject-path.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import failuresPage from "./desk-failures.njk";

const aboutOf = ({ entry, letter }: Failure) => {
  if (entry !== undefined) return { text: subjectName(entry.subject), href: subjectPath(entry.subject) };
  if (letter !== undefined) return { text: "letter", href: toPath(paths.deskLetter, { id: letter }) };
  return undefined;
};

/** A failure as the desk's list shows it. */
export const viewFailure = (failure: Failure) => ({
  id: failure.id,
  what: whatFailed(failure),
  reason: failure.reason,
  failedAt: failure.failedAt,
  tries: failure.tries,
  asked: failure.status === "asked",
  replayedAt: failure.replayedAt,
  setAsideAt: failure.setAsideAt,
  replayable: isReplayable(failure),
  about: aboutOf(failure),
});

/** Shows a list of failures, with whatever else the page is to say. */
export const showFailures = async (
  needs: PageNeeds,
  visit: DeskVisit,
  list: FailureList,
  more: object = {},
  status = 200,
): Promise<PageAnswer> => {
  const failures = await listFailures(needs.table, list);
  return visit.show(
    failuresPage,
    {
      list,
      failures: failures.map(viewFailure),
      replayable: failures.filter((failure) => isReplayable(failure)).length,
      ...more,
    },
    status,
  );
};

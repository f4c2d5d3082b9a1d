import { subjectOf } from "../../shared/journal/store.ts";
import { keepLinks } from "../../shared/links/keep-links.ts";
import type { NotedLink } from "../../shared/links/note.ts";
import { ProjectOwnerChanged, ProjectTaskDescribed } from "../../shared/projects/entries.ts";
import { findWholeProject } from "../../shared/projects/read.ts";
import { type Reaction, reactionToAny } from "../entry-points/entry.ts";

/** What came of a project's tasks is a handful of links; more of them fit in no transaction. */
const MOST_LINKS = 90;

/** Looks after the links to what came of a project's tasks. The project's owner, whoever that is by then, hears of their death. */
export const onProjectLinksChanged: Reaction<unknown> = (needs, entry, occasion) => {
  const subject = subjectOf(entry);
  const read = async (): Promise<readonly NotedLink[]> => {
    const whole = await findWholeProject(needs.table, entry.subject.id);
    return (whole?.tasks ?? [])
      .flatMap(({ artefacts }) => artefacts)
      .flatMap(({ id, name, url }) =>
        url === undefined
          ? []
          : [{ subject, what: `artefact:${id}`, url, label: name, owner: whole?.project.owner }],
      )
      .slice(0, MOST_LINKS);
  };
  return keepLinks(needs, { subject, beginning: "artefact:", read }, occasion.once);
};

export const handler = reactionToAny(
  "links/on-project-links-changed",
  [ProjectTaskDescribed, ProjectOwnerChanged],
  onProjectLinksChanged,
);

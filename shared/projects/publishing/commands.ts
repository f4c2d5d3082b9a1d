import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { changedLinks, type NotedLink } from "../../links/note.ts";
import { ownValue } from "../../platform/keys.ts";
import type { Project } from "../project.ts";
import { type AnswerGiven, answerChecks as decideAnswerChecks, type PublishingRefusal } from "./decide.ts";
import { evidenceLink, type Publishing } from "./model.ts";
import { readPublishing, savePublishing } from "./store.ts";

const linkOf = (
  { reference, owner }: Project,
  publishing: Publishing | undefined,
  check: string,
): readonly NotedLink[] => {
  const url = evidenceLink(ownValue(publishing?.checks, check)?.evidence ?? "");
  return url === undefined
    ? []
    : [{ subject: `project:${reference}`, what: `publishing-${check}`, url, owner }];
};

/** Answers questions of a project's publishing gate. A link as evidence is looked after. One read and one transaction; all answers are saved, or none. */
export const answerChecks = (
  needs: CommitNeeds,
  { reference, answers }: { readonly reference: string; readonly answers: readonly AnswerGiven[] },
  { once, occasion }: Command,
): Promise<Changed<PublishingRefusal | "unknown">> =>
  changeStored(
    needs,
    { once },
    {
      read: () => readPublishing(needs.table, reference),
      decide: ({ publishing }) => decideAnswerChecks(reference, publishing, answers, occasion),
      save: ({ project, publishing: before }, decision) => {
        const linksIn = (publishing: Publishing | undefined) =>
          answers.flatMap(({ check }) => linkOf(project, publishing, check));
        const links = changedLinks(linksIn(before), linksIn(decision.publishing), occasion.now);
        return savePublishing(reference, decision, links);
      },
    },
  );

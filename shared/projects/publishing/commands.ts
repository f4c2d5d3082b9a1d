import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { changedLinks, type NotedLink } from "../../links/note.ts";
import { ownValue } from "../../platform/keys.ts";
import type { Project } from "../project.ts";
import { type AnswerGiven, answerCheck as decideAnswerCheck, type PublishingRefusal } from "./decide.ts";
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

/** Answers a question of a project's publishing gate. A link as evidence is looked after. One read and one transaction. */
export const answerCheck = (
  needs: CommitNeeds,
  { reference, ...answer }: AnswerGiven & { readonly reference: string },
  { once, occasion }: Command,
): Promise<Changed<PublishingRefusal | "unknown">> =>
  changeStored(
    needs,
    { once },
    {
      read: () => readPublishing(needs.table, reference),
      decide: ({ publishing }) => decideAnswerCheck(reference, publishing, answer, occasion),
      save: ({ project, publishing: before }, decision) => {
        const links = [
          linkOf(project, before, answer.check),
          linkOf(project, decision.publishing, answer.check),
        ] as const;
        return savePublishing(reference, decision, changedLinks(...links, occasion.now));
      },
    },
  );

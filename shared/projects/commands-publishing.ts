import type { CommitNeeds } from "../journal/commit.ts";
import { changedLinks, type NotedLink } from "../links/note.ts";
import type { Given } from "./commands.ts";
import * as decide from "./decide-publishing.ts";
import type { Project } from "./project.ts";
import { evidenceLink, type Publishing } from "./publishing.ts";
import { readPublishing, savePublishing } from "./publishing-store.ts";

const MOST_TRIES = 4;

/** What became of an answer at the publishing gate. */
export type PublishingChanged =
  | { readonly outcome: "done" }
  | {
      readonly outcome: "refused";
      readonly refusal:
        | "unknown"
        | "changed"
        | Extract<decide.PublishingDecision, { refusal: string }>["refusal"];
    };

const linkOf = (
  { reference, owner }: Project,
  publishing: Publishing | undefined,
  check: string,
): readonly NotedLink[] => {
  const url = evidenceLink(publishing?.checks[check]?.evidence ?? "");
  return url === undefined
    ? []
    : [{ subject: `project:${reference}`, what: `publishing-${check}`, url, owner }];
};

/** Answers a question of a project's publishing gate. One read and one transaction, again when another question was answered in between. */
export const answerCheck = async (
  needs: CommitNeeds,
  { reference, ...given }: decide.AnswerGiven & { readonly reference: string },
  { occasion, once }: Given,
): Promise<PublishingChanged> => {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const { project, publishing } = await readPublishing(needs.table, reference);
    if (project === undefined) return { outcome: "refused", refusal: "unknown" };
    const answer = decide.answerCheck(reference, publishing, given, occasion);
    if ("refusal" in answer) return { outcome: "refused", refusal: answer.refusal };
    if ("unchanged" in answer) return { outcome: "done" };
    const before = linkOf(project, publishing, given.check);
    const after = linkOf(project, answer.publishing, given.check);
    const writes = changedLinks(before, after, occasion.now);
    const made = { once, entries: answer.entries, writes };
    const saved = await savePublishing(needs, reference, answer.publishing, made);
    if (saved.outcome !== "refused") return { outcome: "done" };
  }
  return { outcome: "refused", refusal: "changed" };
};

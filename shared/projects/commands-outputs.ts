import type { CommitNeeds } from "../journal/commit.ts";
import { changedLinks, type NotedLink } from "../links/note.ts";
import type { Given } from "./commands.ts";
import * as decide from "./decide-outputs.ts";
import { outputLink, outputNames } from "./outputs.ts";
import { readOutputs, saveOutputs } from "./outputs-store.ts";
import type { Project } from "./project.ts";

/** What became of a change of a project's outputs. */
export type OutputsChanged =
  | { readonly outcome: "done" }
  | { readonly outcome: "refused"; readonly refusal: "unknown" | "saved-meanwhile" };

const linksOf = ({ reference, owner }: Project, given: decide.GivenOutputs): readonly NotedLink[] =>
  outputNames.flatMap((name) => {
    const output = given[name];
    return output?.kind === "link"
      ? [{ subject: `project:${reference}`, what: outputLink(name), url: output.url, owner }]
      : [];
  });

/** Says where a project's outputs are or why there are none; the links are looked after from then on. One read and one transaction. */
export const giveOutputs = async (
  needs: CommitNeeds,
  asked: { readonly reference: string; readonly given: decide.GivenOutputs; readonly version: number },
  { occasion, once }: Given,
): Promise<OutputsChanged> => {
  const { project, outputs: before } = await readOutputs(needs.table, asked.reference);
  if (project === undefined) return { outcome: "refused", refusal: "unknown" };
  const answer = decide.giveOutputs(asked.reference, before, asked, occasion);
  if ("refusal" in answer) return { outcome: "refused", refusal: answer.refusal };
  if ("unchanged" in answer) return { outcome: "done" };
  const links = [linksOf(project, before?.given ?? {}), linksOf(project, asked.given)] as const;
  const writes = changedLinks(...links, occasion.now);
  const saved = await saveOutputs(needs, project, answer.outputs, { once, entries: answer.entries, writes });
  return saved.outcome === "refused" ? { outcome: "refused", refusal: saved.refusal } : { outcome: "done" };
};

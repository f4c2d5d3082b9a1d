import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { changedLinks, type NotedLink } from "../../links/note.ts";
import type { Project } from "../project.ts";
import { giveOutputs as decideGiveOutputs, type GivenOutputs } from "./decide.ts";
import { outputLink, outputNames, projectOutputs } from "./model.ts";
import { readOutputs, saveOutputs } from "./store.ts";

const linksOf = ({ reference, owner }: Project, given: GivenOutputs): readonly NotedLink[] =>
  outputNames.flatMap((name) => {
    const output = given[name];
    return output?.kind === "link"
      ? [
          {
            subject: `project:${reference}`,
            what: outputLink(name),
            label: projectOutputs[name].text,
            url: output.url,
            owner,
          },
        ]
      : [];
  });

/** Says where a project's outputs are or why there are none; the links are looked after from then on. One read and one transaction. */
export const giveOutputs = (
  needs: CommitNeeds,
  asked: { readonly reference: string; readonly given: GivenOutputs; readonly version: number },
  { once, occasion }: Command,
): Promise<Changed<"saved-meanwhile" | "unknown">> =>
  changeStored(
    needs,
    { once },
    {
      read: () => readOutputs(needs.table, asked.reference),
      decide: ({ outputs }) => decideGiveOutputs(asked.reference, outputs, asked, occasion),
      save: ({ project, outputs: before }, decision) => {
        const links = [linksOf(project, before?.given ?? {}), linksOf(project, asked.given)] as const;
        return saveOutputs(project, decision, changedLinks(...links, occasion.now));
      },
    },
  );

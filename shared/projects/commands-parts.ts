import type { CommitNeeds, Write } from "../journal/commit.ts";
import { addressKey, type Introduction, introduce } from "../people/store.ts";
import type { Given } from "./commands.ts";
import type { Part, PartAnswer, PartRefusal } from "./part.ts";
import { type PartKind, readPart, savePart } from "./parts-store.ts";
import type { Project } from "./project.ts";

const MOST_TRIES = 4;

// Ids are those of forms: a longer one is nothing of ours, and no key of the table.
const LONGEST_ID = 60;

/** What became of a change of a part: done, or why nothing was changed. */
export type PartChanged =
  | { readonly outcome: "done" }
  | { readonly outcome: "refused"; readonly refusal: PartRefusal };

/** What a decision about a part is taken on. `person` is the id of who was introduced with it. */
export interface PartState<P extends Part> {
  readonly project: Project;
  readonly part: P | undefined;
  readonly person: string | undefined;
}

/**
 * Changes a part of a project, and makes somebody known on the way where `introduced` says who: one read and one transaction, again when
 * somebody else changed it in between. `writesOf` gives what else is written when it changes.
 */
export const changePart = async <P extends Part>(
  needs: CommitNeeds,
  kind: PartKind<P>,
  asked: {
    readonly reference: string;
    readonly id: string;
    readonly introduced?: Introduction | undefined;
  },
  { occasion, once }: Given,
  answerOn: (state: PartState<P>) => PartAnswer<P>,
  writesOf: (project: Project) => readonly Write[] = () => [],
): Promise<PartChanged> => {
  const { reference, id, introduced } = asked;
  if (id === "" || id.length > LONGEST_ID) return { outcome: "refused", refusal: "no-such-part" };
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const also = introduced === undefined ? undefined : addressKey(introduced.email);
    const found = await readPart(needs.table, kind, { reference, id, also });
    if (found.project === undefined) return { outcome: "refused", refusal: "unknown" };
    const met = introduced && introduce(introduced, found.also, occasion.newId);
    const { project, part } = found;
    const answer = answerOn({ project, part, person: met?.id });
    if ("refusal" in answer) return { outcome: "refused", refusal: answer.refusal };
    if ("unchanged" in answer) return { outcome: "done" };
    const writes = [...(met?.writes ?? []), ...writesOf(project)];
    const saved = await savePart(needs, kind, { reference, id, before: part, answer, once, writes });
    if (saved.outcome !== "refused") return { outcome: "done" };
    if (saved.refusal !== "changed" && saved.refusal !== "address-taken") return saved;
  }
  return { outcome: "refused", refusal: "changed" };
};

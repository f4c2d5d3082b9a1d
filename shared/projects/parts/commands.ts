import type { Refused, Unchanged } from "../../journal/answer.ts";
import { type Command, changeStored, type Saving } from "../../journal/change.ts";
import type { CommitNeeds, Overtaken, Write } from "../../journal/commit.ts";
import { addressKey, type Introduction, introduce } from "../../people/store.ts";
import type { Project } from "../project.ts";
import type { Part, PartDecision, PartsDecision } from "./model.ts";
import { type PartKind, readPart, readWholeProject, savePart } from "./store.ts";
import type { WholeProject } from "./whole.ts";

/** What a decision about a part is taken on. `person` is the id of who was introduced with it. */
export interface PartState<P extends Part> {
  readonly project: Project;
  readonly part: P | undefined;
  readonly person: string | undefined;
}

/** A change of one part of a project: which, what is decided about it, and what else is written when it changes. */
interface PartChange<P extends Part, Refusal extends string, OfWrites extends string> {
  readonly kind: PartKind<P>;
  readonly reference: string;
  readonly id: string;
  /** Who is made known on the way, if their address is new. */
  readonly introduced?: Introduction | undefined;
  readonly decide: (state: PartState<P>) => PartDecision<P> | Refused<Refusal> | Unchanged;
  readonly writes?: (project: Project, before: P | undefined) => readonly Write<OfWrites>[];
}

/** Changes a part of a project. One read and one transaction. */
export const changePart = <P extends Part, Refusal extends string = never, OfWrites extends string = never>(
  needs: CommitNeeds,
  { once, occasion }: Command,
  { kind, reference, id, introduced, decide, writes = () => [] }: PartChange<P, Refusal, OfWrites>,
) => {
  const also = introduced === undefined ? undefined : addressKey(introduced.email);
  return changeStored(
    needs,
    { once },
    {
      read: () => readPart(needs.table, kind, { reference, id, also }),
      decide: ({ project, part, also: address }) => {
        const met = introduced && introduce(introduced, address, occasion.newId);
        const decision = decide({ project, part, person: met?.id });
        if ("refusal" in decision || "unchanged" in decision) return decision;
        return { decision, newcomer: met?.writes ?? [] };
      },
      save: ({ project, part }, { decision, newcomer }): Saving<OfWrites | Overtaken> => {
        const more: readonly Write<OfWrites | Overtaken>[] = [...newcomer, ...writes(project, part)];
        return savePart<P, OfWrites>(kind, { reference, id, before: part, decision, writes: more });
      },
    },
  );
};

/** A change of several parts of one kind of a project. */
interface PartsChange<P extends Part, Refusal extends string, OfWrites extends string> {
  readonly kind: PartKind<P>;
  readonly reference: string;
  /** The parts of this kind among all that is kept with the project. */
  readonly parts: (whole: WholeProject) => readonly P[];
  readonly decide: (parts: readonly P[]) => PartsDecision<P> | Refused<Refusal> | Unchanged;
  readonly writes?: () => readonly Write<OfWrites>[];
}

/** Changes several parts of a project at once. One query and one transaction, so all of them or none. */
export const changeParts = <P extends Part, Refusal extends string = never, OfWrites extends string = never>(
  needs: CommitNeeds,
  { once }: Command,
  { kind, reference, parts, decide, writes = () => [] }: PartsChange<P, Refusal, OfWrites>,
) =>
  changeStored(
    needs,
    { once },
    {
      read: () => readWholeProject(needs.table, reference),
      decide: (whole) => decide(parts(whole)),
      save: (whole, { parts: changed }: PartsDecision<P>): Saving<OfWrites | Overtaken> => {
        const saved = changed.map((decision) => {
          const { id } = decision.part;
          const before = parts(whole).find((part) => part.id === id);
          return savePart<P, OfWrites>(kind, { reference, id, before, decision, writes: [] });
        });
        return {
          writes: [...saved.flatMap((one) => one.writes ?? []), ...writes()],
          entries: saved.flatMap(({ entries = [] }) => entries),
        };
      },
    },
  );

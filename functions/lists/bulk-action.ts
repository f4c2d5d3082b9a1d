import type { Command } from "../../shared/journal/change.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import type { Fields } from "../entry-points/typed-fields.ts";
import type { Choice } from "./cell.ts";

/** What became of one thing: done, with what it was before, or why it was left as it was. */
export type ChangedOne = { readonly done: Fields } | { readonly refusal: string };

/** What a bulk action is told of one thing: its id, what was chosen beside the button, and the command by which it is changed. */
export interface OneAsked extends Command {
  readonly id: string;
  readonly value: string;
  readonly me: string;
  /** The address of the list, which says what it is of. */
  readonly path: string;
}

/** Something that can be done to the ticked things of a list, each by the command that its own page uses. */
export interface BulkAction {
  readonly name: string;
  /** What the button says before the number: `Assign`. */
  readonly verb: string;
  /** What is chosen beside the button: whom it is assigned to. */
  readonly choice?: {
    readonly label: string;
    /** What is said when nothing was chosen. */
    readonly missing: string;
    readonly items: (needs: PageNeeds, me: string) => Promise<readonly Choice[]>;
  };
  readonly run: (needs: PageNeeds, asked: OneAsked) => Promise<ChangedOne>;
  /** Set where another button takes it back, so that nothing is asked although it cannot be undone. */
  readonly isHarmless?: true;
  /** Puts one thing back as it was; refused where it was changed since. Without it, it is asked first whether it is really to be done. */
  readonly undo?: (
    needs: PageNeeds,
    asked: Omit<OneAsked, "value"> & { readonly before: Fields },
  ) => Promise<{ readonly done: unknown } | { readonly refusal: string }>;
  /** What was done, after its number: `You assigned 6 enquiries to Theo Team.` */
  readonly said: (what: string, chosen: string) => string;
  /** What it means, for the page that asks before it is done. */
  readonly warning?: string;
  /** Why some were left as they were, by the refusal, after their number: `was closed meanwhile`. */
  readonly left: Readonly<Record<string, (isOne: boolean) => string>>;
}

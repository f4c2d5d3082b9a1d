/** A cell of a report's table; `path` leads to where its figure comes from. */
interface ReportCell {
  readonly text: string;
  readonly path?: string;
}

/** One part of a report: what it says, its table if it has one, and where at the desk its figures come from. */
export interface ReportSection {
  readonly id: string;
  readonly heading: string;
  readonly sentences: readonly string[];
  readonly table?: {
    readonly caption: string;
    readonly head: readonly string[];
    readonly rows: readonly (readonly ReportCell[])[];
  };
  readonly source: { readonly text: string; readonly path: string };
  /** Where what it says is done. */
  readonly links?: readonly { readonly text: string; readonly path: string }[];
}

import * as z from "zod/mini";
import { remarkSchema } from "./remark.ts";

/**
 * A row of a file as it was read, and waits to be imported: what it says (`row`, undefined where it is left out), what it is called on the
 * page, and what is to be said of it.
 */
export const readRowSchema = z.lazy(() =>
  z.object({
    line: z.int().check(z.positive()),
    /** The file it is, where one import has many. */
    file: z.optional(z.string()),
    name: z.string(),
    row: z.optional(z.unknown()),
    /** Why it is left out, where the remarks do not say so. */
    leftOut: z.optional(z.string()),
    remarks: z.array(remarkSchema),
  }),
);

/** A row of a file as it was read. */
export interface ReadRow<Row> extends Omit<z.infer<typeof readRowSchema>, "row"> {
  readonly row?: Row;
}

/** A file as it was read: its rows, and remarks that are about none of them. */
export interface ReadFile<Row> {
  readonly rows: readonly ReadRow<Row>[];
  readonly remarks: readonly z.infer<typeof remarkSchema>[];
  /** What the file suggests be answered to the kind's questions. */
  readonly answers?: Readonly<Record<string, string>>;
}

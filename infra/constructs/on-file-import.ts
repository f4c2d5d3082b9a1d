import { Duration } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { Ground } from "./ground.ts";
import { onAnyEntry } from "./on-entry.ts";
import type { ServiceFunction } from "./service-function.ts";

/**
 * The function that reads, checks, imports and undoes files of one kind: `functions/<feature>/on-file-import-step.ts`. It may do what every import does;
 * the feature adds what its rows need.
 */
export const onFileImport = (
  scope: Construct,
  ground: Ground,
  { kind, impact }: { readonly kind: string; readonly impact: string },
): ServiceFunction =>
  onAnyEntry(
    scope,
    ground,
    {
      change: "file-import-step",
      entries: ["FileImportCheckStarted", "FileImportStarted", "FileImportUndoStarted"],
    },
    // A file of 4 MB is held as text and as rows while it is read.
    { impact, where: { kind: [kind] }, fansOut: true, timeout: Duration.minutes(5), memorySize: 1024 },
  );

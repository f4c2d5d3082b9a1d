import { basename } from "node:path";
import { CelEngine, TemplateFile } from "@aws/cloudformation-validate";

/** A template on disk and the region its stack is made in, which decides what exists there. */
export type TemplateToValidate = { readonly path: string; readonly region: string };

/**
 * What CloudFormation would refuse in these templates, one sentence for each mistake: unknown or missing properties, wrong types,
 * references that lead nowhere, circles. Needs no network: the schemas of all resource types come with the validator. Throws on a file that is no template.
 */
export const templateErrors = (templates: readonly TemplateToValidate[]): string[] => {
  const engine = new CelEngine();
  try {
    return templates.flatMap(({ path, region }) =>
      engine
        .validateStandard(new TemplateFile(path), {
          severityLevel: "ERROR",
          pseudoParameterOverrides: { region },
        })
        .diagnostics.map(
          ({ ruleId, message, entity }) =>
            `${basename(path)}: ${entity === undefined ? "" : `${entity.logicalId}: `}${message} (${ruleId})`,
        ),
    );
  } finally {
    engine.free();
  }
};

import { join } from "node:path";
import { ASVS_FILE, asvsDocument, readRequirements } from "./asvs.ts";
import { dataDocument } from "./data.ts";
import { dataFlowsDocument } from "./data-flows.ts";
import { idleCostDocument } from "./idle-cost.ts";
import { keysDocument } from "./keys.ts";
import { logsDocument } from "./logs.ts";
import { rolesDocument } from "./roles.ts";
import { productionResources } from "./templates.ts";

/** What of `docs/assurance` and `docs/runbooks` is made from the templates, the code and the answers to the standard, by path. `root` is the project's folder. */
export const assuranceDocuments = async (root: string): Promise<readonly (readonly [string, string])[]> => {
  // CDK's own rules take longer than all the rest; `npm run synth` and the tests hold the templates to them.
  process.env["CDK_VALIDATION"] = "false";
  const resources = productionResources(root);
  return [
    ["docs/assurance/asvs.md", asvsDocument(readRequirements(join(root, ASVS_FILE)))],
    ["docs/assurance/data.md", dataDocument(resources)],
    ["docs/assurance/data-flows.md", dataFlowsDocument(resources)],
    ["docs/assurance/keys.md", keysDocument(resources)],
    ["docs/assurance/logs.md", logsDocument(resources)],
    ["docs/runbooks/idle-cost.md", idleCostDocument(resources)],
    ["docs/assurance/roles.md", await rolesDocument(root)],
  ];
};

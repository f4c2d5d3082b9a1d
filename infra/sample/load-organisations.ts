import {
  checkImport,
  importOwnList,
  runImport,
  startImport,
} from "../../shared/organisations/import-commands.ts";
import type { Sample } from "./load-steps.ts";
import { sampleOrganisations } from "./organisations.ts";

/** The list that the product comes with, and the sample's invented organisations as a programme would import its own. */
export const loadOrganisations = async (sample: Sample): Promise<void> => {
  const worker = { kind: "team", id: sample.worker } as const;
  const { needs, occasion } = sample.moments("organisations")(sample.today, worker);
  const given = (once: string) => ({ occasion, once: `sample:organisations:${once}` });
  const ownList = await importOwnList(needs, given("own-list"));
  await runImport(needs, ownList, given("own-list-rows"));
  const file = { text: sampleOrganisations, segment: "other" } as const;
  const invented = await checkImport(needs, file, given("invented"));
  await startImport(needs, invented, given("start"));
  await runImport(needs, invented, given("invented-rows"));
};

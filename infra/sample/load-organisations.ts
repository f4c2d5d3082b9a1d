import { importSteps } from "../../shared/file-import/run.ts";
import { importOwnTable } from "../../shared/file-import/take-in.ts";
import { expectDone } from "../../shared/journal/change.ts";
import { FAN_OUT_START, fanOut } from "../../shared/journal/fan-out.ts";
import { organisationImport } from "../../shared/organisations/import-kind.ts";
import { ownList } from "../../shared/organisations/own-list.ts";
import type { Sample } from "./load-steps.ts";
import { sampleOrganisations } from "./organisations.ts";

const lists = [
  { name: "short-list.csv", text: ownList },
  { name: "invented.csv", text: sampleOrganisations },
] as const;

/** The list that the product comes with, and the sample's invented organisations as a programme would import its own. */
export const loadOrganisations = async (sample: Sample): Promise<void> => {
  const worker = { kind: "team", id: sample.worker } as const;
  const { needs, occasion } = sample.moments("organisations")(sample.today, worker);
  for (const { name, text } of lists) {
    const given = (once: string) => ({ occasion, once: `sample:organisations:${name}:${once}` });
    const file = { name, bytes: Buffer.from(text) };
    const sent = await importOwnTable(needs, organisationImport, file, given("sent"));
    const { id } = expectDone(sent, "The sample's list of organisations");
    const { once } = given("imported");
    const continued = () => {
      throw new Error(`${name} is longer than one run imports.`);
    };
    const steps = importSteps(needs, organisationImport, id, occasion);
    await fanOut(needs, { once, from: FAN_OUT_START, continued }, [steps]);
  }
};

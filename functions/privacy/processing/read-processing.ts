import type { DocumentModel } from "../../../shared/documents/model.ts";
import { sayDate } from "../../../shared/platform/time.ts";
import type { Controller } from "../../../shared/privacy/controller/model.ts";
import { readController } from "../../../shared/privacy/controller/store.ts";
import { type Processing, recordOfProcessing } from "../../../shared/privacy/record-of-processing.ts";
import type { PageNeeds } from "../../entry-points/page.ts";

/** The record of processing as it is now, with who answers for it. */
export const readProcessing = async (
  needs: PageNeeds,
): Promise<{ readonly controller: Controller; readonly processings: readonly Processing[] }> => ({
  controller: await readController(needs.table),
  processings: recordOfProcessing(),
});

const factsOf = ({ name, address, contact, officer, registration }: Controller) =>
  [
    ["Controller", name],
    ["Address", address],
    ["Contact", contact],
    ["Data protection officer", officer],
    ["Registration with the ICO", registration],
  ].flatMap(([label = "", value = ""]) => (value === "" ? [] : [[label, value] as const]));

/** The record of processing as a document (UK GDPR, article 30). */
export const readProcessingDocument = async (needs: PageNeeds): Promise<DocumentModel> => {
  const { controller, processings } = await readProcessing(needs);
  const facts = factsOf(controller);
  return {
    title: "Record of processing",
    subtitle: sayDate(needs.now()),
    programme: needs.programme,
    madeAt: needs.now(),
    parts: [
      ...(facts.length === 0 ? [] : [{ facts }]),
      {
        paragraph:
          "Made from the programme’s own catalogue of what it keeps. All of it is in one AWS region, London unless the settings say otherwise, encrypted, and seen by the team alone or by its person.",
      },
      ...processings.flatMap(({ title, why, basis, article, whose, kinds }) => [
        { heading: title },
        {
          facts: [
            ["Why", `${why.charAt(0).toUpperCase()}${why.slice(1)}`],
            ["Lawful basis", `Article ${article}: ${basis}`],
            ["Whose", whose.join(", ")],
          ] as const,
        },
        {
          table: {
            caption: `What is kept: ${title}`,
            head: ["Kind", "How one person’s are found", "Kept", "When someone is erased"],
            rows: kinds.map(({ name, found, kept, erased }) => [name, found, kept, erased]),
          },
        },
      ]),
    ],
  };
};

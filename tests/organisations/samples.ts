import type { Organisation } from "../../shared/organisations/organisation.ts";

/** An invented organisation, open and not changed by hand unless told. */
export const organisation = (code: string, name: string, more: Partial<Organisation> = {}): Organisation => ({
  code,
  name,
  segment: "nhs-trust",
  region: "midlands",
  aliases: [],
  byHand: [],
  updatedAt: "2026-11-23T09:00:00.000Z",
  version: 1,
  ...more,
});

/** Two hospitals that became one, two of one county, and one of a plain name. */
export const sampleOrganisations: readonly Organisation[] = [
  organisation("OLD1", "Eastvale Infirmary NHS Trust", { closed: "2020-09-30", successor: "NEW1" }),
  organisation("OLD2", "Westvale Hospital NHS Trust", { closed: "2020-09-30", successor: "NEW1" }),
  organisation("NEW1", "University Hospitals Vale NHS Foundation Trust", {
    opened: "2020-10-01",
    region: "south-west",
  }),
  organisation("HRB1", "Harrowshire Hospitals NHS Foundation Trust", { aliases: ["HHFT"] }),
  organisation("HRB2", "Harrowshire Health and Care NHS Foundation Trust"),
  organisation("KDV1", "Kidney Voices", { segment: "charity", region: "national" }),
  organisation("GON1", "Gone Hospital NHS Trust", { closed: "2019-03-31" }),
];

/** A line of a file as ODS writes them: 27 cells, all in quotation marks, without a header. */
export const odsLine = (
  code: string,
  name: string,
  region: string,
  more: { readonly icb?: string; readonly opened?: string; readonly closed?: string } = {},
): string => {
  const cells = Array.from({ length: 27 }, () => "");
  const filled = [code, name, region, more.icb ?? "QAA", "1 LONG LANE", "", "", "INVENTED", ""];
  cells.splice(0, 12, ...filled, "ZZ1 1ZZ", more.opened ?? "20020401", more.closed ?? "");
  return cells.map((cell) => `"${cell}"`).join(",");
};

import type { Region } from "../../shared/organisations/regions.ts";
import type { OrganisationKind } from "../../shared/people/organisation-kinds.ts";

/** An invented organisation and the last part of its people's addresses. Without a code, it is one that the team has still to map. */
export interface SampleOrganisation {
  readonly name: string;
  readonly code?: string;
  readonly domain: string;
  readonly segment: OrganisationKind;
}

const organisation =
  (segment: OrganisationKind) =>
  (name: string, domain: string): SampleOrganisation => ({
    name,
    domain: `${domain}.example`,
    segment,
  });

/** Gives each a code, but every fourth none. */
const withCodes = (prefix: string, all: readonly SampleOrganisation[]): readonly SampleOrganisation[] =>
  all.map((one, index) =>
    index % 4 === 3 ? one : { ...one, code: `${prefix}${String(index + 1).padStart(2, "0")}` },
  );

const trust = organisation("nhs-trust");
const board = organisation("icb");
const body = organisation("national-body");
const university = organisation("academia");
const supplier = organisation("supplier");

/** Invented public bodies and universities: three members in five come from them. */
export const publicOrganisations: readonly SampleOrganisation[] = withCodes("SAMPLE", [
  trust("Eastvale Hospitals Trust", "eastvale-hospitals"),
  trust("Northmoor Teaching Hospitals Trust", "northmoor"),
  university("University of Westmere", "westmere"),
  trust("Harrowbridge General Hospital Trust", "harrowbridge"),
  body("National Records Agency", "records-agency"),
  trust("Three Rivers Ambulance Trust", "three-rivers"),
  trust("Saltmarsh Community Health Trust", "saltmarsh"),
  board("Westmere and Vale Care Board", "westmere-care"),
  trust("Kingsfold Mental Health Trust", "kingsfold"),
  university("Thornbury Institute of Health Research", "thornbury-institute"),
  trust("Ashcombe Hospital Trust", "ashcombe"),
  body("Office for Patient Claims", "patient-claims"),
  organisation("local-government")("Saltmarsh Borough Council", "saltmarsh-council"),
  board("Northmoor Care Board", "northmoor-care"),
  trust("Whitcliffe Children's Hospital Trust", "whitcliffe"),
  organisation("charity")("Kidney Voices", "kidney-voices"),
]);

/** Invented suppliers: two members in five come from them. */
export const suppliers: readonly SampleOrganisation[] = withCodes("SUPPLY", [
  supplier("Pinefield Analytics", "pinefield"),
  supplier("Brightwell Imaging", "brightwell"),
  supplier("Larkspur Health Software", "larkspur"),
  supplier("Tidemark Data", "tidemark"),
  supplier("Copperleaf Systems", "copperleaf"),
  supplier("Meridian Ward Technology", "meridian-ward"),
  supplier("Oakrise Consulting", "oakrise"),
  supplier("Quillon Speech", "quillon"),
]);

/** Invented practices, care providers and a hospice: a few members come from them. Two are of the kind "other", as they were before there were kinds for them. */
export const smallOrganisations: readonly SampleOrganisation[] = withCodes("PLACE", [
  organisation("gp-practice")("Millbrook Surgery", "millbrook-surgery"),
  organisation("pharmacy")("Fenwick Lane Pharmacy", "fenwick-lane"),
  organisation("hospice")("St Wilfrid's Hospice", "st-wilfrids"),
  organisation("dentist")("Castle Street Dental Practice", "castle-street-dental"),
  organisation("other")("Harbour Road Medical Centre", "harbour-road"),
  organisation("social-care")("Oakfield Care Homes", "oakfield-care"),
  organisation("other")("Larchwood Nursing Home", "larchwood"),
  organisation("optometrist")("Brightwater Opticians", "brightwater-opticians"),
]);

const REGIONS: readonly Region[] = ["midlands", "north-west", "south-west", "wales", "east-of-england"];

/** All invented organisations that have a code, as the product's own CSV. The codes are made up to be nobody's: real ones have at most 5 characters. */
export const sampleOrganisations: string = [
  "code,name,segment,region",
  ...[...publicOrganisations, ...suppliers, ...smallOrganisations].flatMap(
    ({ code, name, segment }, index) =>
      code === undefined
        ? []
        : [`${code},${name},${segment},${REGIONS[index % REGIONS.length] ?? "national"}`],
  ),
].join("\n");

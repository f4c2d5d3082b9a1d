import { activityKindNames, activityKinds } from "../../shared/engagement/activity-kinds.ts";
import { movementNames, movements } from "../../shared/engagement/movement.ts";
import { orbitLevels } from "../../shared/engagement/orbit-level.ts";
import { eventsToChoose } from "../../shared/events/read.ts";
import { purposeNames, purposeTitle } from "../../shared/members/consents/purposes.ts";
import { frequencies, frequencyNames } from "../../shared/members/frequencies.ts";
import { roleNames, roles } from "../../shared/members/roles.ts";
import { topicsOfNews } from "../../shared/members/topics/read.ts";
import type { Directory } from "../../shared/organisations/directory.ts";
import { readDirectory } from "../../shared/organisations/read.ts";
import { regionNames, regions } from "../../shared/organisations/regions.ts";
import { type FormErrors, formError, formErrors } from "../../shared/pages/form-errors.ts";
import { organisationKindNames, organisationKinds } from "../../shared/people/organisation-kinds.ts";
import { keysOf } from "../../shared/platform/keys.ts";
import { sayShortDate } from "../../shared/platform/time.ts";
import { lookBackNames, lookBacks, type SegmentFilter } from "../../shared/segments/filter.ts";
import { readFilter } from "../../shared/segments/input.ts";
import type { FilterNames } from "../../shared/segments/say-filter.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { field, type PageRequest } from "../entry-points/request.ts";

/** What a form for a filter offers besides the product's own lists. */
export interface Offered {
  readonly directory: Directory;
  readonly topics: FilterNames["topics"];
  readonly events: Awaited<ReturnType<typeof eventsToChoose>>;
}

/** Reads what a form for a filter offers: the topics, the events, and the organisations, which the function holds. */
export const readOffered = async (needs: PageNeeds): Promise<Offered> => {
  const [directory, topics, events] = await Promise.all([
    readDirectory(needs),
    topicsOfNews(needs.table),
    eventsToChoose(needs.table),
  ]);
  return { directory, topics, events };
};

/** What the things are called that a filter names. */
export const namesFor = (
  { organisation, registered }: SegmentFilter,
  { directory, topics, events }: Offered,
): FilterNames => ({
  topics,
  organisation: directory.get(organisation ?? "")?.name,
  event: events.find(({ reference }) => reference === registered)?.title,
});

/** The filter that a form says, with the organisation that was typed, or what is wrong with it. */
export const filterIn = async (
  needs: PageNeeds,
  { form }: Pick<PageRequest, "form">,
): Promise<{ readonly filter: SegmentFilter } | { readonly errors: FormErrors }> => {
  const read = readFilter(form);
  if ("wrong" in read) return { errors: formErrors(read.wrong) };
  const typed = field(form, "organisation").trim();
  const { organisation: code, ...filter } = read.filter;
  if (typed === "") return { filter };
  const directory = await readDirectory(needs);
  const picked = directory.get(code ?? "");
  // The hidden code is that of the name beside it; a name that was typed over it counts.
  const meant = picked?.name === typed ? picked : directory.exact(typed)?.organisation;
  return meant === undefined
    ? { errors: formError("organisation", "Choose an organisation from the list, or enter its ODS code") }
    : { filter: { ...filter, organisation: meant.code } };
};

const question = (
  name: string,
  legend: string,
  items: readonly object[],
  chosen: readonly string[] = [],
) => ({
  name,
  legend,
  items,
  chosen,
});

/** The questions of the form with their answers, in its order. */
export const questionsOf = (filter: SegmentFilter, { topics }: Offered) => ({
  attributes: [
    question(
      "kinds",
      "Kind of organisation",
      organisationKindNames.map((value) => ({ value, text: organisationKinds[value] })),
      filter.kinds,
    ),
    question(
      "regions",
      "Region",
      regionNames.map((value) => ({ value, text: regions[value] })),
      filter.regions,
    ),
    question(
      "roles",
      "Role",
      roleNames.map((value) => ({ value, text: roles[value] })),
      filter.roles,
    ),
    question(
      "topics",
      "Gets news about",
      topics.map(({ id, name }) => ({ value: id, text: name })),
      filter.topics,
    ),
    question(
      "consents",
      "Agrees to all of",
      purposeNames.map((value) => ({ value, text: purposeTitle(value) })),
      filter.consents,
    ),
    question(
      "frequencies",
      "How often they want news",
      frequencyNames.map((value) => ({ value, text: frequencies[value] })),
      filter.frequencies,
    ),
  ],
  engagement: [
    question(
      "levels",
      "Level",
      keysOf(orbitLevels).map((value) => ({ value, text: orbitLevels[value] })),
      filter.levels,
    ),
    question(
      "movements",
      "Movement",
      movementNames.map((value) => ({
        value,
        text: movements[value].title,
        hint: { text: movements[value].rule },
      })),
      filter.movements,
    ),
  ],
  did: question(
    "did",
    "What they did",
    activityKindNames
      .filter((value) => value !== "joined")
      .map((value) => ({ value, text: activityKinds[value].title })),
    filter.did,
  ),
});

/** The rest of the form: what is chosen from lists that open, and what is typed. */
export const fieldsOf = (filter: SegmentFilter, { directory, events }: Offered) => ({
  organisation: directory.get(filter.organisation ?? "")?.name ?? "",
  organisationCode: filter.organisation ?? "",
  joinedFrom: filter.joinedFrom ?? "",
  joinedTo: filter.joinedTo ?? "",
  within: filter.within ?? "12",
  withins: lookBackNames.map((value) => ({ value, text: lookBacks[value] })),
  registered: filter.registered ?? "",
  events: [
    { value: "", text: "Any event or none" },
    ...events.map(({ reference, title, startsAt }) => ({
      value: reference,
      text: `${title}, ${sayShortDate(startsAt)}`,
    })),
  ],
  ticks: [...(filter.neverActive ? ["neverActive"] : []), ...(filter.wouldChampion ? ["wouldChampion"] : [])],
});

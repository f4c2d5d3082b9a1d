import { activityKinds } from "../engagement/activity-kinds.ts";
import { movements } from "../engagement/movement.ts";
import { orbitLevels } from "../engagement/orbit-level.ts";
import { purposeTitle } from "../members/consents/purposes.ts";
import { frequencies } from "../members/frequencies.ts";
import { roles } from "../members/roles.ts";
import { regions } from "../organisations/regions.ts";
import { organisationKinds } from "../people/organisation-kinds.ts";
import { ownValue } from "../platform/keys.ts";
import { sayShortDate } from "../platform/time.ts";
import { lookBacks, type SegmentFilter } from "./filter.ts";

/** What the things are called that a filter names by their ids. */
export interface FilterNames {
  readonly topics: readonly { readonly id: string; readonly name: string }[];
  readonly organisation?: string | undefined;
  readonly event?: string | undefined;
}

const either = (words: readonly string[]): string => words.join(" or ");

const joined = ({ joinedFrom, joinedTo }: SegmentFilter): string | undefined => {
  if (joinedFrom !== undefined && joinedTo !== undefined)
    return `${sayShortDate(joinedFrom)} to ${sayShortDate(joinedTo)}`;
  if (joinedFrom !== undefined) return `${sayShortDate(joinedFrom)} or later`;
  return joinedTo === undefined ? undefined : `${sayShortDate(joinedTo)} or earlier`;
};

/** A filter in words, a question to a line; none for one that asks nothing. */
export const sayFilter = (
  filter: SegmentFilter,
  names: FilterNames,
): readonly { readonly question: string; readonly answer: string }[] => {
  const { kinds, regions: of, organisation, roles: work, topics, consents, did, within = "ever" } = filter;
  const said: readonly (readonly [string, string | undefined])[] = [
    ["Kind of organisation", kinds && either(kinds.map((one) => organisationKinds[one]))],
    ["Region", of && either(of.map((one) => regions[one]))],
    ["Organisation", organisation && (names.organisation ?? organisation)],
    ["Role", work && either(work.map((one) => roles[one]))],
    [
      "News about",
      topics && either(topics.map((id) => names.topics.find((topic) => topic.id === id)?.name ?? id)),
    ],
    ["Agrees to", consents?.map(purposeTitle).join(" and ")],
    ["How often", filter.frequencies && either(filter.frequencies.map((one) => frequencies[one]))],
    ["Joined", joined(filter)],
    [lookBacks[within], did && either(did.map((one) => ownValue(activityKinds, one)?.title ?? one))],
    ["Activity", filter.neverActive && "None after joining"],
    ["Registered for", filter.registered && (names.event ?? filter.registered)],
    ["Level", filter.levels && either(filter.levels.map((one) => orbitLevels[one]))],
    ["Movement", filter.movements && either(filter.movements.map((one) => movements[one].title))],
    ["Champions", filter.wouldChampion && "Would like to be a champion"],
  ];
  return said.flatMap(([question, answer]) => (answer === undefined ? [] : [{ question, answer }]));
};

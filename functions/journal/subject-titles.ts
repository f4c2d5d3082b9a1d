import { titledApplication } from "../../shared/applications/application.ts";
import { titledCall } from "../../shared/applications/calls/model.ts";
import { titledItem } from "../../shared/catalogue/items/model.ts";
import { titledContribution } from "../../shared/contributions/model.ts";
import { titledEnquiry } from "../../shared/enquiries/enquiry.ts";
import { titledEvent } from "../../shared/events/event/model.ts";
import { titledOrganisation } from "../../shared/organisations/organisation.ts";
import { subjectName, subjectPath } from "../../shared/pages/subject-path.ts";
import { titledPerson } from "../../shared/people/store.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import { readTitles, type Titled } from "../../shared/platform/titled.ts";
import { titledProject } from "../../shared/projects/project.ts";
import { titledReUse } from "../../shared/re-uses/re-use.ts";
import { titledSurvey } from "../../shared/surveys/survey/titled.ts";

const kinds: ReadonlyMap<string, Titled> = new Map([
  ["application", titledApplication],
  ["call", titledCall],
  ["catalogue-item", titledItem],
  ["contribution", titledContribution],
  ["enquiry", titledEnquiry],
  ["event", titledEvent],
  ["member", titledPerson],
  ["organisation", titledOrganisation],
  ["person", titledPerson],
  ["project", titledProject],
  ["re-use", titledReUse],
  ["survey", titledSurvey],
]);

/** What a list of the desk says of a thing (`project:PRJ-...`): its title, its reference where that is not the same, and where it is shown. */
export interface AboutSubject {
  readonly text: string;
  readonly reference: string | undefined;
  readonly href: string | undefined;
}

/** What a list of the desk says of each of these things. One read for every hundred. */
export const readAboutSubjects = async (
  table: Table,
  subjects: readonly string[],
): Promise<(subject: string) => AboutSubject> => {
  const titles = await readTitles(table, kinds, subjects);
  return (subject) => {
    const [title, name] = [titles.get(subject), subjectName(subject)];
    return {
      text: title ?? name,
      reference: title === undefined ? undefined : name,
      href: subjectPath(subject),
    };
  };
};

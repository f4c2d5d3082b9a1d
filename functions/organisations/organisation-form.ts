import { regionNames, regions } from "../../shared/organisations/regions.ts";
import type { FormErrors } from "../../shared/pages/form-errors.ts";
import { segmentNames, segments } from "../../shared/people/segments.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import editPage from "./desk-edit-organisation.njk";

/** What the form shows besides its answers: where it goes, and the organisation's code unless it is a new one. */
export interface OrganisationFormView {
  readonly action: string;
  readonly code?: string;
  readonly name?: string;
}

/** The form for an organisation with these answers. */
export const showOrganisationForm = (
  visit: DeskVisit,
  view: OrganisationFormView,
  answers: Readonly<Record<string, string>>,
  wrong?: { readonly errors: FormErrors; readonly status: number },
): PageAnswer =>
  visit.show(
    editPage,
    {
      ...view,
      answers,
      segments: [
        { value: "", text: "Select a kind" },
        ...segmentNames.map((value) => ({ value, text: segments[value] })),
      ],
      regions: [
        { value: "", text: "Select a region" },
        ...regionNames.map((value) => ({ value, text: regions[value] })),
      ],
      ...(wrong === undefined ? {} : { errors: wrong.errors }),
    },
    wrong?.status ?? 200,
  );

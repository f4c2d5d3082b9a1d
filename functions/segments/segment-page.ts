import type { SegmentFilter } from "../../shared/segments/filter.ts";
import { sayFilter } from "../../shared/segments/say-filter.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import type { Sought } from "../entry-points/page-definition.ts";
import { field, type PageRequest } from "../entry-points/request.ts";
import type { MakeStep } from "../entry-points/step.ts";
import { typedFields } from "../entry-points/typed-fields.ts";
import { countFor, countView } from "./segment-count.ts";
import { fieldsOf, filterIn, namesFor, type Offered, questionsOf } from "./segment-form.ts";

/** The form for a filter with the count beside it: as it is saved, or as it was just filled in. */
export const filterView = async (
  needs: PageNeeds,
  { saved, offered }: { readonly saved: SegmentFilter; readonly offered: Offered },
  request: Pick<PageRequest, "form" | "query">,
) => {
  const isSent = request.form.size > 0;
  const read = isSent ? await filterIn(needs, request) : { filter: saved };
  const filter = "filter" in read ? read.filter : saved;
  const count = await countFor(needs, filter, request);
  const fields = fieldsOf(filter, offered);
  const typed = (name: "joinedFrom" | "joinedTo" | "organisation") =>
    isSent ? field(request.form, name) : fields[name];
  return {
    questions: questionsOf(filter, offered),
    fields: {
      ...fields,
      joinedFrom: typed("joinedFrom"),
      joinedTo: typed("joinedTo"),
      organisation: typed("organisation"),
    },
    count: countView(filter, count, request),
    inWords: sayFilter(filter, namesFor(filter, offered)),
  };
};

/** The buttons that only count: with what is filled in, or on from where the count stopped. Nothing is saved. */
export const countSteps = <Named extends Sought>(step: MakeStep<DeskVisit, Named>) => {
  const show = () =>
    step({
      run: async (needs, _named, { request }) => {
        const read = await filterIn(needs, request);
        return "errors" in read ? read : { again: typedFields(request) };
      },
    });
  return { show: show(), "count-on": show() };
};

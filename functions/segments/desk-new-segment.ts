import { paths, toPath } from "../../shared/pages/paths.ts";
import { makeSegment } from "../../shared/segments/commands.ts";
import { segmentName } from "../../shared/segments/input.ts";
import { nothing, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import segmentPage from "./desk-segment.njk";
import { filterIn, readOffered } from "./segment-form.ts";
import { countSteps, filterView } from "./segment-page.ts";

/** A new segment: questions, with how many members fit, and how they compare with all. */
export const page = deskPage({
  path: paths.deskNewSegment,
  names: nothing,
  load: readOffered,
  show: async (needs, offered, { request }) =>
    view(segmentPage, { ...(await filterView(needs, { saved: {}, offered }, request)), name: "" }),
  steps: (step) => ({
    ...countSteps(step),
    save: step({
      form: segmentName,
      run: async (needs, _named, given) => {
        const read = await filterIn(needs, given.request);
        if ("errors" in read) return read;
        const made = await makeSegment(needs, { name: given.form.name, ...read }, given);
        return {
          done: true,
          leadsTo: toPath(paths.deskSegment, { id: made.done.id }),
          keep: { done: "made" },
        };
      },
    }),
  }),
  refusals: {},
});

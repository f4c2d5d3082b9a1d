import * as z from "zod/mini";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { sayShortDateTime } from "../../shared/platform/time.ts";
import { removeSegment, rewriteSegment } from "../../shared/segments/commands.ts";
import { segmentName } from "../../shared/segments/input.ts";
import type { Segment } from "../../shared/segments/model.ts";
import { sayFilter } from "../../shared/segments/say-filter.ts";
import { readSegment, readVersions } from "../../shared/segments/store.ts";
import { readTeam, type Team } from "../../shared/sign-in/team.ts";
import { view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import { field } from "../entry-points/request.ts";
import segmentPage from "./desk-segment.njk";
import { filterIn, namesFor, type Offered, readOffered } from "./segment-form.ts";
import { countSteps, filterView } from "./segment-page.ts";

const idSchema = z.lazy(() => z.uuid());

const savedForm = z.extend(segmentName, {
  _version: z.catch(z.coerce.number().check(z.int(), z.nonnegative()), 0),
});

const someone = (id: string, team: Team) => ({ id, name: team.knownAs(id) ?? "Someone who left" });

const versionView = (one: Segment, offered: Offered, team: Team) => ({
  version: one.version,
  name: one.name,
  at: sayShortDateTime(one.at),
  by: someone(one.by, team),
  said: sayFilter(one.filter, namesFor(one.filter, offered)),
});

/** A segment: of whom it is, how many that are now, how they compare with all members, and what it was before. */
export const page = deskPage({
  path: paths.deskSegment,
  names: (_needs, { request }) => idSchema.safeParse(request.parameters.id).data,
  load: async (needs, id) => {
    const [segment, versions, offered, team] = await Promise.all([
      readSegment(needs.table, id),
      readVersions(needs.table, id),
      readOffered(needs),
      readTeam(needs),
    ]);
    return segment && { segment, versions, offered, team };
  },
  show: async (needs, { segment, versions, offered, team }, { request }) =>
    view(segmentPage, {
      ...(await filterView(needs, { saved: segment.filter, offered }, request)),
      segment: {
        name: segment.name,
        isRemoved: segment.removedAt !== undefined,
        saved: versionView(segment, offered, team),
        people: toPath(paths.deskSegmentPeople, { id: segment.id }),
        made: {
          at: sayShortDateTime(segment.madeAt),
          by: someone(segment.madeBy, team),
        },
      },
      version: request.method === "POST" ? field(request.form, "_version") : segment.version,
      name: segment.name,
      versions: versions.map((one) => versionView(one, offered, team)),
    }),
  steps: (step) => ({
    ...countSteps(step),
    save: step({
      form: savedForm,
      run: async (needs, id, given) => {
        const read = await filterIn(needs, given.request);
        if ("errors" in read) return read;
        const { name, _version: seen } = given.form;
        return rewriteSegment(needs, { id, name, seen, ...read }, given);
      },
      done: "Saved. It holds wherever the segment is used from now on.",
    }),
    remove: step({
      run: (needs, id, given) => removeSegment(needs, { id, isRemoved: true }, given),
      done: "The segment is off the list. Nobody can choose it any more.",
    }),
    restore: step({
      run: (needs, id, given) => removeSegment(needs, { id, isRemoved: false }, given),
      done: "The segment is back on the list.",
    }),
  }),
  arrivals: { made: "Saved. The segment is on the list for the team." },
  undo: { remove: () => ({ step: "restore", fields: {} }) },
  refusals: {
    changed:
      "Someone saved another version of this segment while you were changing it, or removed it. What you chose is still here: open the page again to see theirs.",
  },
});

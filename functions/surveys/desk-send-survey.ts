import * as z from "zod/mini";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import { segmentOf, segmentsToChoose } from "../../shared/segments/choose.ts";
import { countSegment } from "../../shared/segments/read.ts";
import { filterOf } from "../../shared/surveys/invitations/reach.ts";
import type { Audience } from "../../shared/surveys/survey/audience.ts";
import { send } from "../../shared/surveys/survey/commands.ts";
import { readSurvey } from "../../shared/surveys/survey/store.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { byReference, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import { field, type PageRequest } from "../entry-points/request.ts";
import sendPage from "./desk-send-survey.njk";
import { surveyRefusals } from "./refusals.ts";

const idSchema = z.lazy(() => z.uuid());

/** To whom an address or a form says that a survey goes, and its name; undefined for a segment that is not there. One read for a segment. */
const audienceIn = async (
  table: Table,
  { to, code }: { readonly to: string; readonly code: string },
): Promise<{ readonly audience: Audience; readonly name: string } | undefined> => {
  if (to === "everybody") return { audience: { kind: "everybody" }, name: "all members" };
  if (to === "organisation") {
    const known = code.slice(0, 20).trim().toUpperCase();
    return { audience: { kind: "organisation", code: known }, name: `the organisation ${known}` };
  }
  const id = idSchema.safeParse(to).data;
  const segment = id === undefined ? undefined : await segmentOf(table, id);
  return (
    segment && {
      audience: { kind: "segment", id: segment.id, version: segment.version },
      name: `the segment “${segment.name}”`,
    }
  );
};

const audienceOfForm = (table: Table, { form }: PageRequest) =>
  audienceIn(table, { to: field(form, "to"), code: field(form, "code") });

/** How many of an audience get it. A query for every five hundred members that are looked at. */
const reachOf = async (needs: PageNeeds, audience: Audience) => {
  const filter = await filterOf(needs.table, audience);
  const count = filter && (await countSegment(needs, filter));
  return { people: count?.tally.fit ?? 0, isLeast: count?.next !== undefined };
};

/** To whom a survey is sent: first the audience is chosen (`?to=`), then it says to how many it goes. */
export const page = deskPage({
  path: paths.deskSendSurvey,
  names: byReference("survey"),
  load: async (needs, reference, { request }) => {
    const { to = "", code = "" } = request.query;
    const [survey, segments, found] = await Promise.all([
      readSurvey(needs.table, reference),
      to === "" ? segmentsToChoose(needs.table) : [],
      to === "" ? undefined : audienceIn(needs.table, { to, code }),
    ]);
    const reach = found && (await reachOf(needs, found.audience));
    return survey && { survey, segments, to, code, chosen: found && { ...found, reach } };
  },
  show: (_needs, { survey, segments, to, code, chosen }) =>
    view(sendPage, {
      survey,
      to,
      code,
      href: toPath(paths.deskSurvey, { reference: survey.reference }),
      name: chosen?.name,
      count: chosen?.reach,
      audiences: [
        { value: "everybody", text: "All members" },
        ...segments.map(({ id, name }) => ({ value: id, text: name })),
        { value: "organisation", text: "One organisation" },
      ],
    }),
  steps: (step) => ({
    send: step({
      run: async (needs, reference, given) => {
        const found = await audienceOfForm(needs.table, given.request);
        if (found === undefined) return { refusal: "no-such-segment" };
        const sent = await send(needs, { reference, audience: found.audience }, given);
        return "refusal" in sent ? sent : { ...sent, leadsTo: toPath(paths.deskSurvey, { reference }) };
      },
    }),
  }),
  refusals: {
    "no-such-segment": "This segment was removed meanwhile. Choose another.",
    "not-open": surveyRefusals["not-open"],
    unknown: surveyRefusals.unknown,
  },
});

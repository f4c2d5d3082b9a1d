import listTemplate from "../../shared/pages/desk-list.njk";
import { paths, personPath, toPath } from "../../shared/pages/paths.ts";
import { sayShortDate } from "../../shared/platform/time.ts";
import type { Segment } from "../../shared/segments/model.ts";
import { sayFilter } from "../../shared/segments/say-filter.ts";
import { listSegments } from "../../shared/segments/store.ts";
import { readTeam, type Team } from "../../shared/sign-in/team.ts";
import { type DeskList, inMemory } from "../lists/definition.ts";
import { listPage } from "../lists/list-page.ts";
import { namesFor, type Offered, readOffered } from "./segment-form.ts";

interface Of {
  readonly segments: readonly Segment[];
  readonly offered: Offered;
  readonly team: Team;
}

interface Row extends Segment {
  readonly said: string;
  readonly savedBy: string;
  readonly savedByHref: string | undefined;
}

const savedBy = ({ by }: Segment, team: Team): Pick<Row, "savedBy" | "savedByHref"> => {
  const name = team.knownAs(by);
  return name === undefined
    ? { savedBy: "Someone who left", savedByHref: undefined }
    : { savedBy: name, savedByHref: personPath(by) };
};

const list: DeskList<typeof paths.deskSegments, Of, Segment, Row> = {
  name: "segments",
  path: paths.deskSegments,
  words: {
    title: () => "Segments",
    things: ["segment", "segments"],
    intro: () =>
      "A segment is a saved filter. Who is in it is worked out each time it is opened, sent to or counted.",
    empty: () =>
      "There are no segments yet. Make one to see how many members fit, how they compare with all members, and to send news to them.",
    links: ({ visit }) =>
      visit.session.role === "viewer" ? [] : [{ href: paths.deskNewSegment, text: "New segment" }],
  },
  takes: [],
  load: async (needs) => {
    const [segments, offered, team] = await Promise.all([
      listSegments(needs.table),
      readOffered(needs),
      readTeam(needs),
    ]);
    return { segments, offered, team };
  },
  find: (_needs, { of: { segments } }) => inMemory(segments),
  idOf: ({ id }) => id,
  hrefOf: ({ id }) => toPath(paths.deskSegment, { id }),
  rows: async (_needs, things, { of: { offered, team } }) =>
    things.map((segment) => ({
      ...segment,
      said: sayFilter(segment.filter, namesFor(segment.filter, offered))
        .map(({ question, answer }) => `${question}: ${answer}`)
        .join("; "),
      ...savedBy(segment, team),
    })),
  columns: [
    {
      key: "name",
      heading: "Name",
      sort: ({ name }) => name.toLowerCase(),
      natural: "up",
      cell: ({ name }) => ({ text: name }),
    },
    {
      key: "said",
      heading: "Who is in it",
      cell: ({ said }) => ({ text: said === "" ? "All members" : said }),
    },
    {
      key: "saved",
      heading: "Saved",
      sort: ({ at }) => at,
      cell: ({ at, savedBy, savedByHref }) => ({
        text: sayShortDate(at),
        more: [savedByHref === undefined ? savedBy : { text: savedBy, href: savedByHref }],
      }),
    },
    {
      key: "version",
      heading: "Version",
      numeric: true,
      dropped: true,
      cell: ({ version }) => ({ text: String(version) }),
    },
  ],
  file: [
    { heading: "Name", value: ({ name }) => name },
    { heading: "Who is in it", value: ({ said }) => said },
    { heading: "Saved", value: ({ at }) => at },
    { heading: "Saved by", value: ({ savedBy }) => savedBy },
    { heading: "Version", value: ({ version }) => version },
  ],
};

/** The segments of the community, by name. */
export const page = listPage(list, listTemplate);

import * as z from "zod/mini";
import { sayOffers } from "../../../shared/members/directory/commands.ts";
import type { Listed } from "../../../shared/members/directory/listed.ts";
import { directorySource, readSeen, type SeenMember } from "../../../shared/members/directory/store.ts";
import { roleNames, roles } from "../../../shared/members/roles.ts";
import type { Topic } from "../../../shared/members/topics/model.ts";
import { readTopics } from "../../../shared/members/topics/store.ts";
import type { Directory } from "../../../shared/organisations/directory.ts";
import { readDirectory } from "../../../shared/organisations/read.ts";
import { regionNames, regions } from "../../../shared/organisations/regions.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { optionalProse } from "../../../shared/pages/typed.ts";
import { organisationKindNames, organisationKinds } from "../../../shared/people/organisation-kinds.ts";
import { readListPage } from "../../../shared/platform/list-page.ts";
import { cursorIn, listPagesView } from "../../entry-points/list-pages.ts";
import { view } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import { byMyPageLink } from "../../my-page/own-page.ts";
import { onlyMembers } from "./directory-needs.ts";
import myDirectory from "./my-directory.njk";

const PAGE_OF = 20;

const offersForm = z.object({ offers: optionalProse({ name: "What you offer", most: 400 }) });

/** What the directory is filtered by; anything that is no choice of ours filters nothing. */
const askedIn = (query: Readonly<Record<string, string>>, topics: readonly Topic[]) => ({
  kind: organisationKindNames.find((name) => name === query["kind"]),
  region: regionNames.find((name) => name === query["region"]),
  topic: topics.find(({ id }) => id === query["topic"])?.id,
});

const fits =
  ({ kind, region, topic }: ReturnType<typeof askedIn>, organisations: Directory) =>
  (member: Listed): boolean =>
    (kind === undefined || member.kind === kind) &&
    (topic === undefined || member.topics.includes(topic)) &&
    (region === undefined || organisations.get(member.organisationCode ?? "")?.region === region);

const rowOf = (member: SeenMember, topics: readonly Topic[], organisations: Directory, token: string) => {
  const region = organisations.get(member.organisationCode ?? "")?.region;
  const role = roleNames.find((name) => name === member.role);
  return {
    name: member.name,
    organisation: member.organisation,
    facts: [role && roles[role], organisationKinds[member.kind], region && regions[region]]
      .filter(Boolean)
      .join(", "),
    topics: topics
      .filter(({ id }) => member.topics.includes(id))
      .map(({ name }) => name)
      .join(", "),
    offers: member.offers,
    href: toPath(paths.myDirectoryMember, { token, person: member.person }),
  };
};

const any = { value: "", text: "Any" };

/** The members who chose to be seen by members, in pages, by kind of organisation, region and topic; and what oneself offers there. */
export const page = sitePage({
  path: paths.myDirectory,
  names: byMyPageLink,
  load: async (needs, person, { request }) => {
    const { table } = needs;
    const { token } = request.parameters;
    const [barred, { topics }, organisations, [own]] = await Promise.all([
      onlyMembers(table, person, token),
      readTopics(table),
      readDirectory(needs),
      readSeen(table, [person]),
    ]);
    if (barred !== undefined) return barred;
    const asked = askedIn(request.query, topics);
    const isFiltered = Object.values(asked).some((one) => one !== undefined);
    const found = await readListPage([directorySource(table)], {
      cursor: cursorIn(request.query),
      size: PAGE_OF,
      ...(isFiltered && { keep: fits(asked, organisations) }),
    });
    // The index is a moment behind: whoever has left it is looked for where that is known at once.
    const seen = await readSeen(
      table,
      found.shown.map((one) => one.person),
    );
    return { person, asked, topics, organisations, own, found, seen };
  },
  show: (_needs, { person, asked, topics, organisations, own, found, seen }, { request }) => {
    const { token } = request.parameters;
    const own_path = toPath(paths.myDirectory, { token });
    const addressOf = (after: string | undefined): string => {
      const given = Object.entries({ ...asked, after }).filter(
        (one): one is [string, string] => one[1] !== undefined,
      );
      return given.length === 0 ? own_path : `${own_path}?${new URLSearchParams(given)}`;
    };
    return view(myDirectory, {
      back: { href: toPath(paths.myPage, { token }), text: "Your page" },
      choicesHref: toPath(paths.myChoices, { token }),
      isSeen: own !== undefined,
      answers: { offers: own?.offers ?? "" },
      asked,
      kinds: [any, ...organisationKindNames.map((value) => ({ value, text: organisationKinds[value] }))],
      regions: [any, ...regionNames.map((value) => ({ value, text: regions[value] }))],
      topics: [any, ...topics.map(({ id, name }) => ({ value: id, text: name }))],
      members: seen
        .filter((one) => one.person !== person)
        .map((one) => rowOf(one, topics, organisations, token)),
      pages: listPagesView(found, { cursor: cursorIn(request.query), addressOf }),
    });
  },
  steps: (step) => ({
    offer: step({
      form: offersForm,
      run: (needs, person, given) => sayOffers(needs, { person, offers: given.form.offers }, given),
      done: "Saved. Other members see it in the directory.",
    }),
  }),
  refusals: { "not-seen": "You are not in the directory. Agree to it under News and consent first." },
});

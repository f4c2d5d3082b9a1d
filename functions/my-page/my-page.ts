import { paths, toPath } from "../../shared/pages/paths.ts";
import { readPeople } from "../../shared/people/store.ts";
import { badLinkPage } from "../entry-points/by-link.ts";
import { view } from "../entry-points/page-definition.ts";
import { sitePage } from "../entry-points/page-file.ts";
import myPage from "./my-page.njk";
import { askAgain, byMyPageLink } from "./own-page.ts";
import { sections } from "./sections.ts";

/** What is somebody's own, by the link in their email: a section of each feature. Looking changes nothing. One read, and one of each section. */
export const page = sitePage({
  path: paths.myPage,
  names: byMyPageLink,
  load: async (needs, person, { request, visit }) => {
    const [[who], shown] = await Promise.all([
      readPeople(needs.table, [person]),
      Promise.all(sections.map((section) => section(needs, person, request.parameters.token))),
    ]);
    return who === undefined ? badLinkPage(visit, "altered", askAgain) : { who, shown };
  },
  show: (_needs, { who: { name, email }, shown }, { request }) =>
    view(myPage, {
      name,
      email,
      addressHref: toPath(paths.myAddress, { token: request.parameters.token }),
      dataHref: toPath(paths.myData, { token: request.parameters.token }),
      sections: shown,
    }),
});

import { paths } from "../../../shared/pages/paths.ts";
import { readPeople } from "../../../shared/people/store.ts";
import { localDate } from "../../../shared/platform/wall-clock.ts";
import { listAccess } from "../../../shared/privacy/access/store.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { accessView } from "./access-view.ts";
import template from "./desk-access-requests.njk";

/** Who asked for a copy of what is kept about them, with the day by which each is due. */
export const page = deskPage({
  path: paths.deskAccessRequests,
  names: nothing,
  load: async ({ table }) => {
    const requests = await listAccess(table);
    const people = await readPeople(
      table,
      requests.map(({ person }) => person),
    );
    return { requests, people };
  },
  show: ({ now }, { requests, people }) =>
    view(template, {
      requests: requests.map((request, nth) => ({
        ...accessView(request, localDate(now())),
        name: people[nth]?.name ?? "Erased",
      })),
    }),
});

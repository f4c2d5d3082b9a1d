import * as z from "zod";
import { type Arrival, arrivalNames, arrivals } from "../../shared/catalogue/files/import.ts";
import { readAllPages, readImport } from "../../shared/catalogue/files/import-store.ts";
import type { FormErrors } from "../../shared/pages/form-errors.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { toCsv } from "../../shared/platform/csv.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskPage, DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import type { PageRequest } from "../entry-points/request.ts";
import page from "./desk-catalogue-import.njk";
import { pageRows, planOf, progressOf, remarkRows } from "./import-view.ts";

const countOf = (plan: Awaited<ReturnType<typeof planOf>>) => {
  const of = (wanted: string) => plan.filter(({ outcome }) => outcome === wanted).length;
  return { created: of("created"), changed: of("changed"), unchanged: of("unchanged"), kept: of("kept") };
};

/** One import: what it would change while it is to be confirmed, how far it is while it runs, and what it came to. */
export const showImport = async (
  needs: PageNeeds,
  request: PageRequest,
  visit: DeskVisit,
  id: string,
  wrong?: { readonly errors: FormErrors; readonly status: number },
): Promise<PageAnswer> => {
  const [one, pages] = z.uuid().safeParse(id).success
    ? await Promise.all([readImport(needs.table, id), readAllPages(needs.table, id)])
    : [undefined, []];
  if (one === undefined) return visit.show(notFound, {}, 404);
  if (request.query["file"] === "remarks")
    return {
      file: toCsv(remarkRows(pages)),
      type: "text/csv; charset=utf-8",
      name: `import-${one.at.slice(0, 10)}-remarks.csv`,
    };
  const plan = one.status === "checked" ? await planOf(needs.table, pages, visit.occasion) : undefined;
  const chosen: Arrival = one.own ? "as-said" : "drafts";
  const onlyNeedy = request.query["show"] === "needs-you";
  return visit.show(
    page,
    {
      one,
      errors: wrong?.errors,
      action: toPath(paths.deskCatalogueImport, { id: one.id }),
      plan: plan === undefined ? undefined : countOf(plan),
      list: pageRows(pages, plan, onlyNeedy),
      onlyNeedy,
      confirm: request.query["confirm"] === "take-back",
      ...progressOf(one),
      arrivals: arrivalNames.map((value) => ({ value, text: arrivals[value], checked: value === chosen })),
    },
    wrong?.status ?? 200,
  );
};

/** One import. `?show=needs-you` shows the pages that need somebody; `?file=remarks` gives all remarks as a file. */
export const getDeskCatalogueImport: DeskPage = (needs, request, visit) =>
  showImport(needs, request, visit, request.parameters["id"] ?? "");

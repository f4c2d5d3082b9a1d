import * as z from "zod";
import type { RowOutcome } from "../../shared/organisations/decide.ts";
import type { OrganisationImport } from "../../shared/organisations/import.ts";
import { outcomesOf } from "../../shared/organisations/import-commands.ts";
import { listImports, readAllRows, readImport } from "../../shared/organisations/import-store.ts";
import type { FactName } from "../../shared/organisations/organisation.ts";
import type { ImportedRow } from "../../shared/organisations/read-file.ts";
import { listOrganisations } from "../../shared/organisations/store.ts";
import type { FormErrors } from "../../shared/pages/form-errors.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { segmentNames, segments } from "../../shared/people/segments.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskPage, DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import importPage from "./desk-organisation-import.njk";
import importsPage from "./desk-organisation-imports.njk";

const MOST_ROWS_SHOWN = 200;

const statusWords: Readonly<Record<OrganisationImport["status"], string>> = {
  checked: "To be confirmed",
  running: "Under way",
  finished: "Finished",
  discarded: "Discarded",
};

/** The form for a file, and the imports so far. */
export const showImports = async (
  needs: PageNeeds,
  visit: DeskVisit,
  wrong?: { readonly errors: FormErrors; readonly answers: Readonly<Record<string, string>> },
): Promise<PageAnswer> => {
  const imports = await listImports(needs.table);
  return visit.show(
    importsPage,
    {
      answers: wrong?.answers ?? { segment: "nhs-trust" },
      errors: wrong?.errors,
      segments: segmentNames.map((value) => ({ value, text: segments[value] })),
      imports: imports.map((one) => ({
        ...one,
        href: toPath(paths.deskOrganisationImport, { id: one.id }),
        state: statusWords[one.status],
      })),
    },
    wrong === undefined ? 200 : 422,
  );
};

/** The form for a file, and the imports so far. */
export const getDeskOrganisationImports: DeskPage = (needs, _request, visit) => showImports(needs, visit);

const factWords: Readonly<Record<FactName | "aliases", string>> = {
  name: "name",
  segment: "kind",
  region: "region",
  icb: "care board",
  postcode: "postcode",
  opened: "opening date",
  closed: "closing date",
  successor: "successor",
  aliases: "other names",
};

const closes = (row: ImportedRow, outcome: RowOutcome): boolean =>
  row.given.closed !== undefined &&
  row.given.closed !== null &&
  (outcome.outcome === "new" || (outcome.outcome === "changed" && outcome.changed.includes("closed")));

/** What the import would change, as things are now. */
const dryRun = async (needs: PageNeeds, one: OrganisationImport) => {
  const [rows, organisations] = await Promise.all([
    readAllRows(needs.table, one.id),
    listOrganisations(needs.table),
  ]);
  const byCode = new Map(organisations.map((each) => [each.code, each]));
  const outcomes = outcomesOf(
    rows,
    rows.map(({ code }) => byCode.get(code)),
    needs.now(),
  );
  const of = (wanted: RowOutcome["outcome"]) => outcomes.filter(({ outcome }) => outcome === wanted).length;
  const news = rows.flatMap((row, index) => {
    const outcome = outcomes[index];
    if (outcome === undefined || outcome.outcome === "unchanged") return [];
    const what =
      outcome.outcome === "new"
        ? "New"
        : `Changed: ${outcome.changed.map((fact) => factWords[fact]).join(", ")}`;
    return [{ line: row.line, code: row.code, name: outcome.organisation.name, what }];
  });
  return {
    added: of("new"),
    changed: of("changed"),
    unchanged: of("unchanged"),
    closed: rows.filter((row, index) => {
      const outcome = outcomes[index];
      return outcome !== undefined && closes(row, outcome);
    }).length,
    news: news.slice(0, MOST_ROWS_SHOWN),
    moreNews: Math.max(0, news.length - MOST_ROWS_SHOWN),
  };
};

/** One import: what it would change while it is to be confirmed, how far it is while it runs, and what it came to. */
export const showImport = async (
  needs: PageNeeds,
  visit: DeskVisit,
  id: string,
  wrong?: { readonly errors: FormErrors; readonly status: number },
): Promise<PageAnswer> => {
  const one = z.uuid().safeParse(id).success ? await readImport(needs.table, id) : undefined;
  if (one === undefined) return visit.show(notFound, {}, 404);
  const plan = one.status === "checked" && one.rows > 0 ? await dryRun(needs, one) : undefined;
  const done = one.counts.added + one.counts.changed + one.counts.unchanged;
  return visit.show(
    importPage,
    {
      one,
      state: statusWords[one.status],
      action: toPath(paths.deskOrganisationImport, { id: one.id }),
      plan,
      done: undefined,
      rowsDone: done,
      percent: one.rows === 0 ? 100 : Math.floor((done * 100) / one.rows),
      leftOut: one.problems.filter(({ leftOut }) => leftOut).length,
      moreProblems: one.problemCount - one.problems.length,
      errors: wrong?.errors,
    },
    wrong?.status ?? 200,
  );
};

/** One import. */
export const getDeskOrganisationImport: DeskPage = (needs, request, visit) =>
  showImport(needs, visit, request.parameters["id"] ?? "");

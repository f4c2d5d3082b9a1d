import { paths } from "../../shared/pages/paths.ts";
import { isOverdue, readLedgerQuery } from "../../shared/re-uses/ledger.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import ledgerPage from "./desk-re-uses.njk";
import { funnelView } from "./funnel.ts";
import { filterItems, ledgerRows, queryText, readLedger } from "./ledger-view.ts";

/** The ledger: who uses what the programme made, and how far they have come. */
export const getDeskReUses: DeskPage = async (needs, request, visit) => {
  const query = readLedgerQuery(request.query);
  const ledger = await readLedger(needs, query);
  const text = queryText(query);
  return visit.show(ledgerPage, {
    query,
    items: filterItems(ledger),
    filtered: text !== "",
    total: ledger.all.length,
    overdue: ledger.all.filter((reUse) => isOverdue(reUse, ledger.today)).length,
    overdueHref: `${paths.deskReUses}?overdue=yes`,
    funnel: funnelView(ledger.fitting),
    rows: ledgerRows(ledger),
    fileHref: text === "" ? paths.deskReUsesFile : `${paths.deskReUsesFile}?${text}`,
  });
};

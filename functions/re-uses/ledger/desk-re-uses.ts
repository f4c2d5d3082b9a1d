import { paths } from "../../../shared/pages/paths.ts";
import { isOverdue, readLedgerQuery } from "../../../shared/re-uses/ledger.ts";
import { view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import ledgerPage from "./desk-re-uses.njk";
import { funnelView } from "./funnel.ts";
import { filterItems, ledgerRows, queryText, readLedger } from "./ledger-view.ts";

/** The ledger: who uses what the programme made, and how far they have come. */
export const page = deskPage({
  path: paths.deskReUses,
  names: (_needs, { request }) => readLedgerQuery(request.query),
  load: async (needs, query) => ({ query, ledger: await readLedger(needs, query) }),
  show: (_needs, { query, ledger }) => {
    const text = queryText(query);
    return view(ledgerPage, {
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
  },
});

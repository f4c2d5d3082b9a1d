import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The desk's page of the journal. */
export const journalDeskRoutes = [page(paths.deskJournal, () => import("./desk-journal.ts"))];

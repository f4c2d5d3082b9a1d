import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The desk's pages of champions. */
export const championDeskRoutes = [
  page(paths.deskChampions, () => import("./desk-champions.ts")),
  page(paths.deskChampion, () => import("./desk-champion.ts")),
];

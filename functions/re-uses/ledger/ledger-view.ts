import { regionNames, regions } from "../../../shared/organisations/regions.ts";
import { localDate } from "../../../shared/platform/wall-clock.ts";
import { beforeStage, type LedgerQuery, type RegionOf } from "../../../shared/re-uses/ledger.ts";
import type { ReUse } from "../../../shared/re-uses/re-use.ts";
import { stageItems } from "../../../shared/re-uses/stage-words.ts";
import { listReUses } from "../../../shared/re-uses/store.ts";
import { readTeam } from "../../../shared/sign-in/team.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { readRegions } from "../region-of.ts";

/** The part of the ledger that an address asks for, with what its rows and filters need. */
export interface Ledger {
  readonly all: readonly ReUse[];
  /** What fits at any stage; the picture counts these. */
  readonly fitting: readonly ReUse[];
  readonly shown: readonly ReUse[];
  readonly regionOf: RegionOf;
  readonly nameOf: (id: string | undefined) => string;
  readonly owners: readonly { readonly value: string; readonly text: string }[];
  readonly today: string;
}

/** Reads the ledger. One query, besides the names of the team and the directory, which is held. */
export const readLedger = async (needs: PageNeeds, query: LedgerQuery): Promise<Ledger> => {
  const [all, team, regionOf] = await Promise.all([
    listReUses(needs.table),
    readTeam(needs),
    readRegions(needs),
  ]);
  const today = localDate(needs.now());
  const fitting = beforeStage(all, query, today, regionOf);
  return {
    all,
    fitting,
    shown: query.stage === undefined ? fitting : fitting.filter(({ stage }) => stage === query.stage),
    regionOf,
    nameOf: (id) => (id === undefined ? "Nobody" : (team.knownAs(id) ?? "Someone who left")),
    owners: team.who("team").map(({ id, name }) => ({ value: id, text: name })),
    today,
  };
};

/** What the filters offer. */
export const filterItems = ({ owners }: Ledger) => ({
  regions: [
    { value: "", text: "Anywhere" },
    ...regionNames.map((value) => ({ value, text: regions[value] })),
  ],
  stages: [{ value: "", text: "Any stage" }, ...stageItems],
  owners: [{ value: "", text: "Anybody" }, ...owners, { value: "nobody", text: "Nobody" }],
});

import { checkLink } from "../../shared/links/check.ts";
import { type CheckDueNeeds, checkDueLinks } from "../../shared/links/check-due.ts";
import { publicInternet } from "../../shared/links/public-internet.ts";
import { logger } from "../../shared/platform/logger.ts";
import { readSettings } from "../../shared/platform/settings.ts";
import { type Needs, systemOccasion } from "../entry-points/needs.ts";
import { type Scheduled, schedule } from "../entry-points/schedule.ts";

/** Asks for the links that are due this night, and writes to whoever looks after one that died. */
export const atLinkCheck: Scheduled<Needs & CheckDueNeeds> = async (needs, scheduledAt) => {
  const { due, died, outage } = await checkDueLinks(
    needs,
    scheduledAt,
    systemOccasion(needs, `link-check:${scheduledAt}`),
  );
  if (outage)
    logger.error(
      "No address of any site answered, so none is taken for dead: see whether we reach the internet",
      {
        due,
      },
    );
  else if (due > 0) logger.info("Links asked for", { due, died });
};

export const handler = schedule(atLinkCheck, (needs) => {
  const { PROGRAMME_NAME, SITE_URL } = readSettings(["PROGRAMME_NAME", "SITE_URL"], process.env);
  const internet = publicInternet(PROGRAMME_NAME, SITE_URL);
  return { ...needs, askLink: (url: string) => checkLink(url, internet) };
});

import type { DeskPage } from "../entry-points/desk-page.ts";
import { showTeam } from "./team-page.ts";

/** The team: who is in it, and with which role. */
export const getDeskTeam: DeskPage = (needs, request, visit) =>
  showTeam(needs, visit, {
    done:
      request.query["done"] === "left"
        ? "They have left the team. Their projects go to the deputies, who get a letter; please take away their sign-in too."
        : undefined,
  });

import type { DeskPage } from "../entry-points/desk-page.ts";
import { showTargets } from "./targets-page.ts";

/** How soon the team wants to answer and to be done. */
export const getDeskEnquiryTargets: DeskPage = (needs, request, visit) =>
  showTargets(needs, visit, {
    done:
      request.query["done"] === "saved"
        ? "Saved. It holds for enquiries that come in from now on."
        : undefined,
  });

import type { DeskPage } from "../entry-points/desk-page.ts";
import { showFailures } from "./failure-view.ts";

const doneBy = (asked: string | undefined): string | undefined => {
  const count = Number(asked);
  if (!Number.isInteger(count) || count < 1) return undefined;
  return count === 1
    ? "The work will be done again in a moment."
    : `The work of ${count} failures will be done again in a moment.`;
};

/** What was given up after all retries, and waits for somebody; with `?list=closed` what was done again or set aside. */
export const getDeskFailures: DeskPage = (needs, request, visit) =>
  showFailures(needs, visit, request.query["list"] === "closed" ? "closed" : "waiting", {
    done:
      request.query["aside"] === "1"
        ? "Set aside. It can be read for 90 days."
        : doneBy(request.query["asked"]),
  });

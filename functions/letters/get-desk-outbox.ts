import type { DeskPage } from "../entry-points/desk-page.ts";
import { showOutbox } from "./outbox-view.ts";

const sayApproved = (count: string | undefined): string | undefined => {
  if (count === undefined || !/^\d{1,3}$/.test(count)) return undefined;
  return count === "1"
    ? "1 letter is approved and goes out."
    : `${Number(count)} letters are approved and go out.`;
};

/** The letters that wait for a person to approve them. */
export const getDeskOutbox: DeskPage = async (needs, request, visit) => {
  const done =
    request.query["done"] === "discarded"
      ? "The letter is discarded."
      : sayApproved(request.query["approved"]);
  return showOutbox(needs, visit, { done });
};

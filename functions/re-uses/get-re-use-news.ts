import type { Page } from "../entry-points/page.ts";
import { clicked, findQuestion, showQuestion } from "./news-page.ts";

/** How far have you come? The answer that was clicked in the letter stands there and is saved by the button; a mail program that follows links changes nothing. */
export const getReUseNews: Page = async (needs, request, visit) => {
  const found = await findQuestion(needs, request, visit);
  if (!("reUse" in found)) return found;
  const done = request.query["done"] === "saved" ? "Thank you. Your answer is saved." : undefined;
  return showQuestion(visit, found, { answer: clicked(request.query["answer"]), done });
};

import { readTagSet } from "../../shared/catalogue/read.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { firstAnswers, showItemForm } from "./item-form.ts";

/** The form for a new item. */
export const getDeskNewCatalogueItem: DeskPage = async (needs, _request, visit) =>
  showItemForm(visit, await readTagSet(needs.table), firstAnswers);

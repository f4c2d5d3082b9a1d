import type { DeskPage } from "../entry-points/desk-page.ts";
import { showTags } from "./tags-view.ts";

/** All tags by facet. */
export const getDeskCatalogueTags: DeskPage = async (needs, request, visit) =>
  showTags(needs, visit, {
    done: request.query["done"] === "added" ? "The tag is added. Items can be given it." : undefined,
  });

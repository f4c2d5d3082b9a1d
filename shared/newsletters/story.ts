import type { NewsItem } from "../news/news-item.ts";
import { paths, toPath } from "../pages/paths.ts";
import { excerptOf } from "../platform/text.ts";
import type { Issue } from "./issue-model.ts";

/** A newsletter as the story that it is, for the digests and what readers were sent. */
export const newsletterStory = ({ reference, subject, topic, sections }: Issue): NewsItem => {
  const [first] = sections;
  return {
    kind: "newsletter",
    reference,
    title: subject,
    detail:
      first !== undefined && "text" in first
        ? excerptOf(first.text.replaceAll(/\[([^[\]]+)\]\([^()]+\)/g, "$1"))
        : "",
    path: toPath(paths.newsletter, { reference }),
    topic,
  };
};

import type { Issue, SentIssue } from "../../shared/newsletters/issue-model.ts";
import { toHtml } from "../../shared/pages/markdown.ts";
import { view } from "../entry-points/page-definition.ts";
import template from "./newsletter.njk";

const sectionsOf = ({ sections }: Issue) =>
  sections.map((section) => ("text" in section ? { html: toHtml(section.text) } : section));

/** A newsletter as a page of the site. */
export const newsletterView = ({ issue, sentAt }: SentIssue, isPublic: boolean) =>
  view(template, { subject: issue.subject, sentAt, isPublic, sections: sectionsOf(issue) });

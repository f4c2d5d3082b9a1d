import { ownValue } from "../platform/keys.ts";
import { paths, toPath } from "./paths.ts";

const deskPaths: Readonly<Record<string, (id: string) => string>> = {
  enquiry: (reference) => toPath(paths.deskEnquiry, { reference }),
  "held-mail": (id) => toPath(paths.deskHeldMail, { id }),
  "ready-answer": () => paths.deskReadyAnswers,
  task: (id) => toPath(paths.deskTask, { id }),
  event: (reference) => toPath(paths.deskEvent, { reference }),
  organisation: (code) => toPath(paths.deskOrganisation, { code }),
  project: (reference) => toPath(paths.deskProject, { reference }),
  "team-member": () => paths.deskTeam,
  recipe: (id) => toPath(paths.deskRecipe, { id }),
  "catalogue-item": (reference) => toPath(paths.deskCatalogueItem, { reference }),
  "catalogue-tag": (tag) => toPath(paths.deskCatalogueTag, { tag }),
  "file-import": (id) => toPath(paths.deskFileImport, { id }),
  "bulk-run": (id) => toPath(paths.deskBulkRun, { id }),
  "re-use": (reference) => toPath(paths.deskReUse, { reference }),
  link: () => paths.deskLinks,
  export: (id) => toPath(paths.deskExport, { id }),
  file: (id) => toPath(paths.deskFile, { id }),
  "impact-survey": (reference) => toPath(paths.deskImpactSurvey, { reference }),
  survey: (reference) => toPath(paths.deskSurvey, { reference }),
  slots: (about) => subjectPath(about) ?? paths.deskSurveys,
  call: (reference) => toPath(paths.deskCall, { reference }),
  application: (reference) => toPath(paths.deskApplication, { reference }),
  "privacy-request": (reference) =>
    reference === "controller"
      ? paths.deskController
      : toPath(reference.startsWith("ERA-") ? paths.deskErasure : paths.deskAccessRequest, { reference }),
  newsletter: (reference) =>
    reference.startsWith("digest-") ? paths.deskNewsletters : toPath(paths.deskNewsletter, { reference }),
  letter: (id) => toPath(paths.deskLetter, { id }),
  address: (person) => toPath(paths.deskAddress, { person }),
  person: (person) => toPath(paths.deskPerson, { person }),
  member: (person) => toPath(paths.deskPerson, { person }),
  segment: (id) => toPath(paths.deskSegment, { id }),
  "member-message": (id) => toPath(paths.deskMemberMessage, { id }),
  contribution: (reference) => toPath(paths.deskContribution, { reference }),
  report: (week) => toPath(paths.deskReportWeek, { week }),
  failure: () => paths.deskFailures,
  page: (id) =>
    ownValue(
      { "email-domains": paths.deskEmailDomains, approval: paths.deskApproval, news: paths.deskNewsSettings },
      id,
    ) ?? paths.deskHomePage,
};

/** Where the desk shows the thing that an entry or letter is about (`event:EVT-...`), or undefined where it has no page. */
export const subjectPath = (subject: string): string | undefined => {
  const at = subject.indexOf(":");
  return ownValue(deskPaths, subject.slice(0, at))?.(subject.slice(at + 1));
};

/** What a subject is called at the desk: its reference, or the kind of thing where the id says nothing to people. */
export const subjectName = (subject: string): string => {
  const at = subject.indexOf(":");
  const id = subject.slice(at + 1);
  if (subject.startsWith("member-message:")) return "A message between members";
  return /^[A-Z]{3}-/.test(id) || /^\d{4}-/.test(id) ? id : subject.slice(0, at);
};

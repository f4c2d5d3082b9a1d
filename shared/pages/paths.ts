/** Every address of the site and the desk, in one place. `{name}` stands for a part that is filled in with `toPath`. */
export const paths = {
  home: "/",
  enquiry: "/enquiry",
  enquirySent: "/enquiry/sent/{token}",
  join: "/join",
  joinRequested: "/join/check-your-email/{token}",
  joinConfirm: "/join/confirm/{token}",
  leave: "/membership/{token}",
  unsubscribe: "/unsubscribe/{token}",
  events: "/events",
  event: "/events/{reference}",
  register: "/events/{reference}/register",
  registered: "/events/{reference}/registered/{token}",
  registration: "/registrations/{token}",
  offer: "/offers/{token}",
  organisations: "/organisations.json",
  accessibility: "/accessibility",
  privacy: "/privacy",

  desk: "/desk",
  signIn: "/desk/sign-in",
  signedIn: "/desk/signed-in",
  signOut: "/desk/sign-out",
  signedOut: "/desk/signed-out",
  deskEnquiries: "/desk/enquiries",
  deskEnquiry: "/desk/enquiries/{reference}",
  deskHeldMails: "/desk/held-mail",
  deskHeldMail: "/desk/held-mail/{id}",
  deskEvents: "/desk/events",
  deskNewEvent: "/desk/events/new",
  deskEvent: "/desk/events/{reference}",
  deskEditEvent: "/desk/events/{reference}/edit",
  deskRegistrations: "/desk/events/{reference}/registrations",
  deskMembers: "/desk/members",
  deskOrganisations: "/desk/organisations",
  deskNewOrganisation: "/desk/organisations/new",
  deskOrganisationNames: "/desk/organisations/names",
  deskOrganisationName: "/desk/organisations/names/{key}",
  deskOrganisationImports: "/desk/organisations/imports",
  deskOrganisationImport: "/desk/organisations/imports/{id}",
  deskOrganisation: "/desk/organisations/{code}",
  deskEditOrganisation: "/desk/organisations/{code}/edit",
  deskProjects: "/desk/projects",
  deskNewProject: "/desk/projects/new",
  deskProject: "/desk/projects/{reference}",
  deskFollowUp: "/desk/projects/{reference}/follow-ups/{step}",
  deskReport: "/desk/report",
  deskReportWeek: "/desk/report/{week}",
  deskLetters: "/desk/letters",
  deskLetterKinds: "/desk/letters/kinds",
  deskLetter: "/desk/letters/{id}",
  deskFailures: "/desk/failures",
  deskJournal: "/desk/journal",
  deskFile: "/desk/files/{id}",
  deskHomePage: "/desk/home-page",
} as const;

type PartsOf<Path extends string> = Path extends `${string}{${infer Part}}${infer Rest}`
  ? Part | PartsOf<Rest>
  : never;

/** A path with its parts filled in: `toPath(paths.event, { reference: "EVT-..." })`. */
export const toPath = <Path extends string>(
  path: Path,
  parts: Readonly<Record<PartsOf<Path>, string>>,
): string =>
  path.replaceAll(/\{(\w+)\}/g, (_whole, part: string) =>
    encodeURIComponent(new Map<string, string>(Object.entries(parts)).get(part) ?? ""),
  );

import * as z from "zod/mini";
import { defineLetter, type LetterPart, type LetterReader } from "../../letters/letter.ts";
import { bodyParts } from "../../letters/writing/written-body.ts";
import { EVENTS_TOPIC } from "../../members/topics/model.ts";
import { paths, toPath } from "../../pages/paths.ts";
import { organisationKindNames } from "../../people/organisation-kinds.ts";
import { lazy } from "../../platform/lazy.ts";
import { counted } from "../../platform/text.ts";
import { sayDateTime } from "../../platform/time.ts";

/** What an invitation says besides its words. */
const event = lazy(() => z.object({ event: z.string(), title: z.string(), startsAt: z.iso.datetime() }));

const words = lazy(() => z.object({ subject: z.string(), body: z.string() }));

const example = {
  event: "EVT-4F7K-2Q9C",
  title: "Fewer missed appointments: what we tried, what we learned, and how you can use it",
  startsAt: "2026-12-10T12:30:00.000Z",
  subject: "You are invited: Fewer missed appointments",
  body: "In 45 minutes you will hear from the people who did the work. Half of the time is for your questions.",
};

const invitation = (
  told: z.infer<ReturnType<typeof event>> & z.infer<ReturnType<typeof words>>,
  { url }: LetterReader,
): readonly LetterPart[] => [
  ...bodyParts(told.body),
  {
    rows: [
      ["Webinar", told.title],
      ["When", sayDateTime(told.startsAt)],
    ],
  },
  {
    button: {
      text: "See the webinar and register",
      url: url(toPath(paths.event, { reference: told.event })),
    },
  },
];

/** To a member: an invitation to the public webinar about a project. News: it needs consent, and one click ends it. */
export const webinarInvitation = defineLetter({
  kind: "webinar-invitation",
  title: "Invitation to a webinar",
  purpose: "news",
  topic: EVENTS_TOPIC,
  ifUncertain: "never",
  facts: () => z.extend(event(), words().shape),
  example,
  write: (told, reader) => ({
    subject: told.subject,
    parts: [{ paragraph: reader.greeting }, ...invitation(told, reader)],
  }),
});

/**
 * To the team's inbox: the invitation as the members will get it. It waits in the outbox; to approve it is to invite them all, in the
 * words that it then has.
 */
export const webinarInvitationToApprove = defineLetter({
  kind: "webinar-invitation-to-approve",
  title: "Invitation to a webinar, for many members",
  purpose: "team",
  ifUncertain: "again",
  editable: true,
  facts: () =>
    z.extend(event(), {
      ...words().shape,
      project: z.string(),
      segments: z.array(z.enum(organisationKindNames)),
      /** How many members there were of these kinds at the end of the day before it was written, or of a young programme when it was. */
      members: z.int().check(z.nonnegative()),
    }),
  example: { ...example, project: "PRJ-4F7K-2Q9C", segments: ["nhs-trust", "icb"], members: 812 },
  write: (told, reader) => ({
    subject: told.subject,
    parts: [
      {
        paragraph: `This is the invitation as ${counted(told.members, "member", "members")} may get it, each with their own name, once it is approved. It goes to those of them who agreed to news about events.`,
      },
      ...invitation(told, reader),
    ],
  }),
});

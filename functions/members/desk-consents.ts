import * as z from "zod/mini";
import { choose } from "../../shared/members/choices/commands.ts";
import { givenPurposes } from "../../shared/members/consents/decide.ts";
import { purposeTitle } from "../../shared/members/consents/purposes.ts";
import { readEarlierConsents, readMembership } from "../../shared/members/store.ts";
import { formError } from "../../shared/pages/form-errors.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { prose } from "../../shared/pages/typed.ts";
import { nameAtDesk } from "../../shared/people/person.ts";
import { readPeople } from "../../shared/people/store.ts";
import { counted } from "../../shared/platform/text.ts";
import { readTeam } from "../../shared/sign-in/team.ts";
import { view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import { tickedIn } from "./choices-form.ts";
import { consentHistory } from "./consent-history.ts";
import consentsPage from "./desk-consents.njk";

const idSchema = z.lazy(() => z.uuid());

const withdrawalForm = z.object({
  reason: prose({ missing: "Enter what the person said, and how", name: "What the person said", most: 300 }),
});

/** Every consent of a person, and where the team records that one was withdrawn. Giving one is for the person alone. */
export const page = deskPage({
  path: paths.deskConsents,
  names: (_needs, { request }) => idSchema.safeParse(request.parameters.person).data,
  load: async (needs, id) => {
    const { table } = needs;
    const [[person], membership, earlier, team] = await Promise.all([
      readPeople(table, [id]),
      readMembership(table, id),
      readEarlierConsents(table, id),
      readTeam(needs),
    ]);
    return person && { person, member: membership?.member, earlier, team };
  },
  show: (_needs, { person, member, earlier, team }, { request }) => {
    const consents = member?.consents ?? {};
    return view(consentsPage, {
      name: nameAtDesk(person),
      href: toPath(paths.deskPerson, { person: person.id }),
      isMember: member?.status === "member",
      given: givenPurposes(consents).map((value) => ({ value, text: purposeTitle(value) })),
      ticked: tickedIn(request).purposes,
      history: consentHistory(consents, earlier, "their").map((one) => {
        const by = one.withdrawn?.by;
        return { ...one, by: by && { id: by, name: team.knownAs(by) ?? "Someone who left" } };
      }),
    });
  },
  steps: (step) => ({
    withdraw: step({
      form: withdrawalForm,
      run: async (needs, person, given) => {
        const { purposes: withdraw } = tickedIn(given.request);
        if (withdraw.length === 0)
          return { errors: formError("consents", "Select what the person withdrew") };
        const { reason } = given.form;
        const chosenBy = { withdrawn: "team", by: given.visit.session.person, reason } as const;
        const chosen = await choose(needs, { person, choices: { withdraw }, chosenBy }, given);
        return "refusal" in chosen ? chosen : { done: true, keep: { consents: String(withdraw.length) } };
      },
      done: ({ consents }) =>
        `The withdrawal of ${counted(Number(consents) || 0, "consent", "consents")} is recorded. The person can consent again on their own page.`,
    }),
  }),
  refusals: {
    "not-a-member": "This person is no member any more. All consents ended when they left.",
  },
});

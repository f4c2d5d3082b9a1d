import { endOffer, giveCarers, noteOffer } from "../../../shared/people/relationships/commands.ts";
import { carersForm, offerForm, whichOffer } from "../../../shared/people/relationships/input.ts";
import type { Partner } from "../../../shared/people/relationships/model.ts";
import { checksOfGiven } from "../../../shared/sign-in/team.ts";
import type { DeskVisit } from "../../entry-points/desk-page.ts";
import type { MakeStep } from "../../entry-points/step.ts";

/** The button that says who looks after a person or an organisation. */
export const carersStep = (step: MakeStep<DeskVisit, string>, kind: Partner["kind"]) => ({
  carers: step({
    form: carersForm,
    run: (needs, id, given) => {
      const { form: carers, visit } = given;
      const me = visit.session.person;
      return giveCarers(
        needs,
        {
          partner: { kind, id },
          carers,
          checks: (before) => {
            const trusted = [me, before?.owner, before?.deputy];
            return [
              ...checksOfGiven([carers.owner], trusted, "owner-not-of-team"),
              ...checksOfGiven([carers.deputy], trusted, "deputy-not-of-team"),
            ];
          },
        },
        given,
      );
    },
    done: "Saved who looks after this relationship.",
  }),
});

/** The buttons that note what a person offers. */
export const offerSteps = (step: MakeStep<DeskVisit, string>) => ({
  offer: step({
    form: offerForm,
    run: (needs, person, given) => noteOffer(needs, { person, offer: given.form }, given),
    done: "Saved what they offer.",
  }),
  "offer-end": step({
    form: whichOffer,
    run: (needs, person, given) => endOffer(needs, { person, offer: given.form }, given),
    done: "They do not offer this any more.",
  }),
});

/** What is said when it is not saved who looks after somebody. */
export const carersRefusals = {
  "same-person": { field: "deputy", text: "Select another person as the deputy", status: 422 },
  "owner-not-of-team": { field: "owner", text: "Select an owner from the list", status: 422 },
  "deputy-not-of-team": { field: "deputy", text: "Select a deputy from the list", status: 422 },
} as const;

/** What is said when an offer is not saved. */
export const offerRefusals = {
  "offered-already": { field: "kind", text: "They offer this already", status: 422 },
  "too-many": { field: "kind", text: "A person can offer 20 things at most", status: 422 },
} as const;

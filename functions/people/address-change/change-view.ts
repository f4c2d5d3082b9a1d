import {
  type AddressChange,
  type ChangeState,
  checks,
  stateOfChange,
} from "../../../shared/people/address-change/model.ts";
import { sayDate, sayDateTime } from "../../../shared/platform/time.ts";

const answers = (at: string | undefined): string =>
  at === undefined ? "Not confirmed yet" : `Confirmed on ${sayDateTime(at)}`;

const stateWords: Readonly<Record<ChangeState, string>> = {
  open: "Waiting",
  done: "Changed",
  stopped: "Stopped",
  replaced: "Replaced by a later change",
  lapsed: "Ran out of time",
};

/** How a change of address stands, for its person and for the team. */
export const changeView = (change: AddressChange, now: string) => {
  const { email, askedAt, validUntil, oldConfirmedAt, newConfirmedAt, waived, bouncedAt } = change;
  const state = stateOfChange(change, now);
  return {
    id: change.id,
    email,
    state,
    words: stateWords[state],
    isOpen: state === "open",
    asked: sayDate(askedAt),
    until: sayDate(validUntil),
    old:
      waived === undefined
        ? answers(oldConfirmedAt)
        : `Not asked: the team made sure on ${sayDate(waived.at)}. ${checks[waived.check]}.`,
    isOldMissing: waived === undefined && oldConfirmedAt === undefined,
    fresh: bouncedAt === undefined ? answers(newConfirmedAt) : "Our email to it came back",
  };
};

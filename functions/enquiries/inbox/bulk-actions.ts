import { changeOneEnquiry } from "../../../shared/enquiries/bulk/commands.ts";
import {
  assignBack,
  assignOne,
  changeKindOfOne,
  closeOne,
  kindBack,
  reopenOne,
} from "../../../shared/enquiries/bulk/decide.ts";
import { NOBODY } from "../../../shared/enquiries/enquiry.ts";
import { parseKind } from "../../../shared/enquiries/kinds.ts";
import { checksOfGiven, teamChoices } from "../../../shared/sign-in/team.ts";
import type { BulkAction, BulkList } from "../../lists/bulk-action.ts";
import { kindItems } from "../form/enquiry-form.ts";

const left: BulkAction["left"] = {
  merged: (isOne) => `${isOne ? "is" : "are"} part of another enquiry and ${isOne ? "was" : "were"} left`,
  "already-so": (isOne) => `${isOne ? "was" : "were"} so already`,
  closed: (isOne) =>
    `${isOne ? "is" : "are"} closed and ${isOne ? "was" : "were"} left as ${isOne ? "it is" : "they are"}`,
  "not-of-team": () => "could not be assigned: this person cannot answer enquiries",
  "no-kind": () => "could not be changed: there is no such kind",
  unknown: (isOne) => `${isOne ? "does" : "do"} not exist`,
};

/** Whom enquiries can be assigned to: whoever looks first, then the others of the team who may answer, and nobody. */
const teamItems = teamChoices("Assign to", [{ value: NOBODY, text: "Nobody" }]);

const personIn = (value: string): string | undefined =>
  value === NOBODY || value === "" ? undefined : value;

/** What can be done to the ticked enquiries: each by the same decisions as on its own page. */
const actions: readonly BulkAction[] = [
  {
    name: "assign",
    verb: "Assign",
    choice: { label: "Assign to", missing: "Choose who to assign them to", isPerson: true, items: teamItems },
    run: (needs, { id, value, me, path: _path, ...command }) => {
      const assignee = personIn(value);
      const checks = checksOfGiven([assignee], [me], "not-of-team");
      return changeOneEnquiry(needs, { reference: id, checks }, command, (enquiry, deciding) =>
        assignOne(enquiry, assignee, deciding),
      );
    },
    undo: (needs, { id, before, me, path: _path, ...command }) => {
      const checks = checksOfGiven([personIn(before["assignee"] ?? "")], [me], "not-of-team");
      const one = { reference: id, version: Number(before["version"]), checks };
      return changeOneEnquiry(needs, one, command, (enquiry, deciding) =>
        assignBack(enquiry, before, deciding),
      );
    },
    said: (what, chosen) =>
      chosen === "Nobody"
        ? `You unassigned ${what}.`
        : `You assigned ${what} to ${chosen.replace(" (me)", "")}.`,
    left,
  },
  {
    name: "kind",
    verb: "Change the kind of",
    button: "Change kind",
    choice: {
      label: "Kind",
      missing: "Choose a kind",
      items: async () => [{ value: "", text: "Kind" }, ...kindItems],
    },
    run: async (needs, { id, value, me: _me, path: _path, ...command }) => {
      const kind = parseKind(value);
      return kind === undefined
        ? { refusal: "no-kind" }
        : changeOneEnquiry(needs, { reference: id }, command, (enquiry, deciding) =>
            changeKindOfOne(enquiry, kind, deciding),
          );
    },
    undo: (needs, { id, before, me: _me, path: _path, ...command }) =>
      changeOneEnquiry(
        needs,
        { reference: id, version: Number(before["version"]) },
        command,
        (enquiry, deciding) => kindBack(enquiry, before, deciding),
      ),
    said: (what, chosen) => `You changed the kind of ${what} to “${chosen}”.`,
    left,
  },
  {
    name: "close",
    verb: "Close",
    run: (needs, { id, value: _value, me: _me, path: _path, ...command }) =>
      changeOneEnquiry(needs, { reference: id }, command, closeOne),
    undo: (needs, { id, before, me: _me, path: _path, ...command }) =>
      changeOneEnquiry(
        needs,
        { reference: id, version: Number(before["version"]) },
        command,
        (enquiry, deciding) => reopenOne(enquiry, before, deciding),
      ),
    said: (what) => `You closed ${what}.`,
    left: { ...left, "already-so": (isOne) => `${isOne ? "was" : "were"} closed already` },
  },
];

/** The enquiries: what can be done to several or all of them. */
export const enquiryBulk: BulkList = {
  name: "enquiries",
  things: ["enquiry", "enquiries"],
  actions,
  takesAll: true,
};

import * as z from "zod/mini";
import { paths } from "../../../shared/pages/paths.ts";
import { sentBack } from "../../../shared/pages/typed.ts";
import { changeDomains, takeBackDomains } from "../../../shared/people/email-domains/commands.ts";
import { domainsForm } from "../../../shared/people/email-domains/input.ts";
import { domainMeaningNames, domainMeanings } from "../../../shared/people/email-domains/model.ts";
import { domainBook, recognise } from "../../../shared/people/email-domains/recognise.ts";
import { readDomains } from "../../../shared/people/email-domains/store.ts";
import { readPeople } from "../../../shared/people/store.ts";
import { counted } from "../../../shared/platform/text.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { addressWords } from "./address-words.ts";
import domainsPage from "./desk-email-domains.njk";

const versionForm = z.object({ _version: z.catch(z.coerce.number().check(z.int(), z.nonnegative()), 0) });

const takeBackForm = z.object({ version: sentBack("Say which version to take back") });

const isVersion = (text: string | undefined): text is string => /^\d{1,6}$/.test(text ?? "");

const numberIn = (text: string | undefined): number => (isVersion(text) ? Number(text) : 0);

/** The domains by which members of public bodies are recognised, with what each kind of domain proves; `?address=` says what an address would be known as. */
export const page = deskPage({
  path: paths.deskEmailDomains,
  names: nothing,
  load: ({ table }) => readDomains(table),
  show: async (needs, list, { request }) => {
    const { savedBy } = list;
    const [who] = savedBy === undefined ? [] : await readPeople(needs.table, [savedBy]);
    const tried = (request.query["address"] ?? "").slice(0, 300);
    const saved = Object.fromEntries(domainMeaningNames.map((name) => [name, list.domains[name].join("\n")]));
    return view(domainsPage, {
      // A form that comes back is of the version that the person saw.
      version: request.form.get("_version")?.[0] ?? list.version,
      savedAt: list.savedAt,
      savedBy: who?.name ?? "someone who left",
      savedById: who?.id,
      meanings: domainMeaningNames.map((name) => ({
        name,
        ...domainMeanings[name],
        count: list.domains[name].length,
        rows: Math.min(18, Math.max(3, list.domains[name].length + 1)),
      })),
      answers: saved,
      tried:
        tried === ""
          ? undefined
          : { address: tried, says: addressWords(recognise(domainBook(list.domains), tried)) },
    });
  },
  steps: (step) => ({
    save: step({
      form: domainsForm,
      run: async (needs, _named, given) => {
        const { _version: seen } = versionForm.parse({ _version: given.request.form.get("_version")?.[0] });
        const saved = await changeDomains(needs, { domains: given.form, seen }, given);
        return "done" in saved ? { done: true, keep: saved.done } : saved;
      },
      done: ({ version, added, removed }) =>
        isVersion(version)
          ? `Saved. ${counted(numberIn(added), "domain was", "domains were")} added and ${numberIn(removed)} removed. Members are shown by the new list from now on.`
          : "Nothing was different, so nothing was saved.",
    }),
    "take-back": step({
      form: takeBackForm,
      run: async (needs, _named, given) => {
        const taken = await takeBackDomains(needs, numberIn(given.form.version), given);
        return "done" in taken ? { done: true } : taken;
      },
      done: "The list is as it was before.",
    }),
  }),
  undo: {
    save: ({ version }, list) =>
      isVersion(version) && Number(version) === list.version
        ? { step: "take-back", fields: { version } }
        : undefined,
  },
  refusals: {
    changed:
      "Someone saved this list while you were typing. Yours is still in the form: look at what is saved now, and save again if yours should hold.",
  },
});

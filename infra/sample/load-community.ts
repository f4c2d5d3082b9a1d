import { mapColumns } from "../../shared/file-import/commands.ts";
import { importSteps } from "../../shared/file-import/run.ts";
import { readImport } from "../../shared/file-import/store.ts";
import { sendTable } from "../../shared/file-import/take-in.ts";
import { expectDone } from "../../shared/journal/change.ts";
import { FAN_OUT_START, fanOut } from "../../shared/journal/fan-out.ts";
import { setApprovalRules } from "../../shared/members/approval/commands.ts";
import type { ApprovalRules } from "../../shared/members/approval/model.ts";
import { confirmMembership, requestMembership } from "../../shared/members/commands.ts";
import { memberImport } from "../../shared/members/import/kind.ts";
import { readMembership } from "../../shared/members/store.ts";
import { changeDomains } from "../../shared/people/email-domains/commands.ts";
import { defaultList } from "../../shared/people/email-domains/default-list.ts";
import { addressKey, personIdOf } from "../../shared/people/store.ts";
import { readItem } from "../../shared/platform/dynamo.ts";
import { minus } from "../../shared/platform/wall-clock.ts";
import { atDesk, mustBeDone, personAt, type Sample } from "./load-steps.ts";
import { publicOrganisations, smallOrganisations } from "./organisations.ts";

/** A list as somebody found it on a shared drive: semicolons, two columns for the name, days of a spreadsheet, and mistakes. */
const foundList = (sample: Sample): string => {
  const [known, other] = [personAt(sample, 40), personAt(sample, 311)];
  return [
    "Surname;Forename;E-mail;Employer;Sector;Registered;Notes",
    "Ashdown;Piers;piers.ashdown@northmoor.example;Northmoor Teaching Hospitals Trust;NHS trust;14/03/2025;met at the launch",
    "Bellamy;Renée;renee.bellamy@millbrook-surgery.example;Millbrook Surgery;GP practice;02/04/2025;",
    `Known;Already;${known.email};${known.organisation};;21/01/2025;`,
    "Cole;Winston;winston.cole@fenwick-lane.example;Fenwick Lane Pharmacy;Pharmacy;02/04/2025;",
    "Office;Research;research@saltmarsh.example;Saltmarsh Community Health Trust;NHS trust;09/05/2025;shared mailbox?",
    "Dyer;Hannah;hannah.dyer@;;NHS trust;09/05/2025;bounced",
    "Eze;Chioma;chioma.eze@st-wilfrids.example;St Wilfrid's Hospice;Hospice;31/06/2025;",
    "Frost;Ivo;ivo.frost@old-programme.example;Records Agency;Government;12/06/2025;",
    `Twice;Written;${other.email};${other.organisation};;12/06/2025;`,
    "Gray;Lorna;lorna.gray@oakfield-care.example;Oakfield Care Homes;Social care provider;18/06/2025;",
  ].join("\n");
};

const loadDomains = async (sample: Sample): Promise<void> => {
  const { needs, occasion } = sample.moments("email-domains")(sample.today, atDesk(sample));
  const of = (...segments: readonly string[]) =>
    publicOrganisations.filter(({ segment }) => segments.includes(segment)).map(({ domain }) => domain);
  const { public: bodies, academic, closed } = defaultList.domains;
  const domains = {
    ...defaultList.domains,
    public: [...bodies, ...of("nhs-trust", "icb", "national-body", "local-government")].sort(),
    academic: [...academic, ...of("academia")].sort(),
    mailbox: [
      ...defaultList.domains.mailbox,
      ...smallOrganisations.slice(0, 2).map(({ domain }) => domain),
    ].sort(),
    personal: [...defaultList.domains.personal, "freemail.example"].sort(),
    closed: [...closed, "old-programme.example"].sort(),
  };
  expectDone(
    await changeDomains(needs, { domains, seen: 0 }, { once: "sample:email-domains", occasion }),
    "The sample's list of domains",
  );
};

const loadWaitingImport = async (sample: Sample): Promise<void> => {
  const { needs, occasion } = sample.moments("member-import")(sample.today, atDesk(sample));
  const given = (once: string) => ({ occasion, once: `sample:member-import:${once}` });
  const file = { name: "hub-members-2025.csv", bytes: Buffer.from(foundList(sample), "latin1") };
  const { id } = expectDone(
    await sendTable(needs, memberImport, file, given("sent")),
    "The sample's list of members",
  );
  const mapping = { ...(await readImport(needs.table, id))?.table?.mapping, organisation: { column: 3 } };
  const mapped = await mapColumns(needs, memberImport, { asked: id, mapping }, given("mapped"));
  expectDone(mapped, "The columns of the sample's list of members");
  const continued = () => {
    throw new Error("The sample's list of members is longer than one run checks.");
  };
  const { once } = given("checked");
  await fanOut(needs, { once, from: FAN_OUT_START, continued }, [
    importSteps(needs, memberImport, id, occasion),
  ]);
};

const WAITING = [
  {
    name: "Ingrid Solberg",
    email: "ingrid.solberg@freemail.example",
    organisation: "Ferrytown Borough Council",
    segment: "local-government",
    hours: 50,
  },
  {
    name: "Ward Seven",
    email: "ward7.office@harrowbridge.example",
    organisation: "Harrowbridge General Hospital Trust",
    segment: "nhs-trust",
    hours: 21,
  },
  {
    name: "Demi Okonkwo",
    email: "demi.okonkwo@freemail.example",
    organisation: "Self-employed",
    segment: "other",
    hours: 4,
  },
] as const;

/** Some who confirmed and wait for the team, because it looks at personal and shared addresses first. */
const loadWaiting = async (sample: Sample): Promise<void> => {
  const desk = sample.moments("approval")(minus(sample.today, "P3D"), atDesk(sample));
  const rules: ApprovalRules = { version: 0, kinds: [], addresses: ["personal", "shared"] };
  const given = { once: "sample:approval", occasion: desk.occasion };
  expectDone(await setApprovalRules(desk.needs, rules, given), "The sample's rules of approval");
  for (const { hours, ...who } of WAITING) {
    const { needs, occasion } = sample.moments(`waiting:${who.email}`)(minus(sample.today, `PT${hours}H`));
    const form = { ...who, topics: ["events", "results"], frequency: "weekly", purposes: ["news"] } as const;
    const once = `sample:waiting:${who.email}`;
    expectDone(await requestMembership(needs, { form }, { once, occasion }), "A request of the sample");
    const person = personIdOf(await readItem(needs.table, addressKey(who.email))) ?? "";
    const request = (await readMembership(needs.table, person))?.request?.id ?? "";
    const confirmed = await confirmMembership(
      needs,
      { person, request },
      { once: `${once}:confirmed`, occasion },
    );
    mustBeDone("confirmation", confirmed);
  }
};

/** What the community's own tools show: the domains of the sample's organisations, people who wait for the team, and a list of members that waits to be confirmed. */
export const loadCommunity = async (sample: Sample): Promise<void> => {
  await loadDomains(sample);
  await loadWaiting(sample);
  await loadWaitingImport(sample);
};

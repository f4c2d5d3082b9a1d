import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { changeEnquiry } from "../../shared/enquiries/commands.ts";
import { assignEnquiry } from "../../shared/enquiries/decide.ts";
import { addNote } from "../../shared/people/notes/commands.ts";
import { giveCarers } from "../../shared/people/relationships/commands.ts";
import { personItem } from "../../shared/people/store.ts";
import { newId } from "../../shared/platform/ids.ts";
import { describeTask } from "../../shared/projects/stages/commands.ts";
import { addTask } from "../../shared/tasks/commands.ts";
import { sendForm } from "../enquiries/samples.ts";
import { at, form, makeProject } from "../projects/samples.ts";
import type { World } from "../support/world.ts";

/** What somebody of the team has: one of most kinds. */
export interface Possessions {
  readonly person: string;
  readonly enquiry: string;
  readonly project: string;
  readonly task: string;
}

/** Has somebody of the team look after a person, an enquiry, a project with a task of its own, and a task about the person: five things. */
export const makePossessions = async (
  { needs, real, clock }: World,
  owner: string,
  deputy?: string,
): Promise<Possessions> => {
  const command = () => ({
    occasion: { ...at(clock.now), actor: { kind: "team", id: owner } as const },
    once: newId(),
  });
  const person = newId();
  const Item = personItem({ id: person, name: "Gwen Example", email: `${person}@trust.example` });
  await real.table.client.send(new PutCommand({ TableName: real.table.name, Item }));
  const partner = { kind: "person", id: person } as const;
  await giveCarers(needs, { partner, carers: { owner, deputy }, checks: () => [] }, command());
  const words = { text: "Wants to host in spring", seenBy: "team", lookAgainOn: undefined } as const;
  await addNote(needs, { person, by: owner, words }, command());
  await addNote(
    needs,
    { person, by: owner, words: { ...words, text: "Only mine", seenBy: "author" } },
    command(),
  );
  const enquiry = await sendForm(needs, command().occasion, { subject: "Our letters" });
  await changeEnquiry(needs, { reference: enquiry }, command(), (before, { targets }) =>
    assignEnquiry(before, owner, { occasion: command().occasion, targets }),
  );
  const project = await makeProject(needs, { ...form, owner, deputy, prepared: "yes" }, command());
  const details = { owner, dueOn: "2026-11-26" };
  await describeTask(needs, { reference: project, id: "brief", by: owner, details }, command());
  const task = newId();
  const about = { about: `person:${person}`, subject: { pk: `PERSON#${person}`, sk: "PERSON" } };
  await addTask(needs, { id: task, text: "Ring the ward", owner, by: owner, ...about }, command());
  return { person, enquiry, project, task };
};

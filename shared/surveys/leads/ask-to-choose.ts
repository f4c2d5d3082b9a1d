import { refused } from "../../journal/answer.ts";
import type { Changed, Command } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { ask } from "../../slots/bookings/commands.ts";
import { offersOf } from "../../slots/read.ts";
import type { InvitationName } from "../invitations/link.ts";
import { leadStands } from "./store.ts";
import { talkName } from "./talk-name.ts";

/** Asks who agreed to talk to choose one of the times that are offered. One query, one read and one transaction. */
export const askToChoose = async (
  needs: CommitNeeds,
  name: InvitationName,
  command: Command,
): Promise<Changed<"unknown" | "no-times">> => {
  const { about, person } = talkName(name);
  const offer = (await offersOf(needs.table, about)).find(({ state }) => state === "open");
  if (offer === undefined) return refused("no-times");
  return ask(needs, { about, person, title: offer.title, provided: [leadStands(name)] }, command);
};

import type { Write } from "../../shared/journal/commit.ts";
import { type LimitedForm, type LimitRefusal, limitWrites } from "../../shared/protection/limits.ts";
import type { PageNeeds, Visit } from "./page.ts";
import type { PageRequest } from "./request.ts";
import type { RefusalText } from "./step.ts";

/** How a form came in: whether it was checked for robots, and the counts that limit how many come, for the command's own transaction. */
export interface CheckedForm {
  readonly unchecked: boolean;
  readonly writes: readonly Write<LimitRefusal>[];
}

/** What a command is given of how its form came in. The route must be `checked`. `limited` says what is counted; see `LimitedForm`. */
export const formCheck = (
  needs: PageNeeds,
  request: PageRequest,
  visit: Visit,
  limited: Pick<LimitedForm, "form" | "email" | "countNetwork">,
): CheckedForm => {
  const { checked, formId, occasion } = visit;
  const counting = { keys: needs.keys, now: occasion.now, random: needs.random };
  return {
    unchecked: !checked,
    writes: limitWrites({ ...limited, formId, checked, network: request.network }, counting),
  };
};

/** What somebody is told whose form ran into a limit: why, and what to do next. The page keeps what they typed and answers 429. */
export const limitRefusals: Readonly<Record<LimitRefusal, string>> = {
  "address-limit":
    "This email address was used here several times in the last hours. Nothing was sent this time. Look for our emails in your inbox and junk folder, or try again tomorrow",
  "network-limit":
    "Too many forms came from your network in the last hour, so yours was not sent. What you typed is still here: try again in an hour, or from another network",
  "form-limit":
    "You have sent this form several times, so it was not sent again. Check your answers and send it once more",
};

const refused = (limit: LimitRefusal) => ({ text: limitRefusals[limit], status: 429 }) as const;

/** What a page file answers to each limit: the words of `limitRefusals`, with 429. */
export const limitAnswers: Readonly<Record<LimitRefusal, RefusalText>> = {
  "address-limit": refused("address-limit"),
  "network-limit": refused("network-limit"),
  "form-limit": refused("form-limit"),
};

import { myPageForm, sendMyPageLink } from "../../shared/my-page/commands.ts";
import { paths } from "../../shared/pages/paths.ts";
import { formCheck, limitAnswers } from "../entry-points/form-check.ts";
import { nothing, view } from "../entry-points/page-definition.ts";
import { sitePage } from "../entry-points/page-file.ts";
import { isTrapped } from "../entry-points/typed-fields.ts";
import ask from "./ask-for-my-page.njk";

/** Asks for the link to one's own page. The answer is the same for every address, so that nobody learns who is known. */
export const page = sitePage({
  path: paths.askForMyPage,
  names: nothing,
  load: (_needs, named) => named,
  show: () => view(ask, { answers: {} }),
  steps: (step) => ({
    sent: step({
      form: myPageForm,
      run: async (needs, _named, given) => {
        if (isTrapped(given.request)) return { done: true };
        const { email } = given.form;
        const limited = { form: "my-page", email, countNetwork: true } as const;
        const { writes: counts } = formCheck(needs, given.request, given.visit, limited);
        return sendMyPageLink(needs, { email, counts }, given);
      },
      done: "If we know this address, the link is on its way. Look in your inbox, and in your junk folder. It works for a day.",
    }),
  }),
  refusals: { "network-limit": limitAnswers["network-limit"], "form-limit": limitAnswers["form-limit"] },
});

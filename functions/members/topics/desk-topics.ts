import * as z from "zod/mini";
import { writeTopics } from "../../../shared/members/topics/commands.ts";
import type { WrittenTopic } from "../../../shared/members/topics/decide.ts";
import { topicForm } from "../../../shared/members/topics/input.ts";
import { readTopics } from "../../../shared/members/topics/store.ts";
import { type FormErrors, type FormIssue, formErrors } from "../../../shared/pages/form-errors.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { field, type PageRequest } from "../../entry-points/request.ts";
import topicsPage from "./desk-topics.njk";

/** What the fields of a topic that does not exist yet are named after. */
const NEW = "new";

const NAME_FIELD = "name-";

const seenForm = z.object({ _version: z.catch(z.coerce.number().check(z.int(), z.nonnegative()), 0) });

const typedTopic = ({ form }: PageRequest, id: string) => ({
  name: field(form, `name-${id}`),
  about: field(form, `about-${id}`),
  open: form.has(`open-${id}`),
});

const errorsOf = (id: string, { issues }: { readonly issues: readonly FormIssue[] }): FormErrors =>
  formErrors({
    issues: issues.map(({ path, message }) => ({ path: [`${String(path[0])}-${id}`], message })),
  });

/** The ids of the topics that a form has fields for, in their order, the new one among them. */
const idsIn = ({ form }: PageRequest): readonly string[] =>
  [...form.keys()].flatMap((name) => (name.startsWith(NAME_FIELD) ? name.slice(NAME_FIELD.length) : []));

/** The topics as they were typed, or what is wrong with the first that is not whole. A new one that was left empty is none. */
const writtenIn = (
  request: PageRequest,
): { readonly written: readonly WrittenTopic[] } | { readonly errors: FormErrors } => {
  const written: WrittenTopic[] = [];
  for (const id of idsIn(request)) {
    const { open, ...typed } = typedTopic(request, id);
    if (id === NEW && typed.name === "" && typed.about === "") continue;
    const read = topicForm.safeParse(typed);
    if (!read.success) return { errors: errorsOf(id, read.error) };
    written.push({ ...read.data, open: id === NEW || open, ...(id !== NEW && { id }) });
  }
  return { written };
};

/** What members can get news about: names, a sentence for each, and whether new members are offered it. */
export const page = deskPage({
  path: paths.deskTopics,
  names: nothing,
  load: ({ table }) => readTopics(table),
  show: (_needs, { topics, version }, { request }) =>
    view(topicsPage, {
      version,
      topics: topics.map((topic) => ({
        ...topic,
        ...(request.form.has(`name-${topic.id}`) && typedTopic(request, topic.id)),
      })),
      fresh: typedTopic(request, NEW),
    }),
  steps: (step) => ({
    save: step({
      form: seenForm,
      run: async (needs, _named, given) => {
        const typed = writtenIn(given.request);
        if ("errors" in typed) return typed;
        return writeTopics(needs, { ...typed, version: given.form._version }, given);
      },
      done: "Saved. Members who join from now on choose from the open topics. Members who chose a closed topic keep it.",
    }),
  }),
  refusals: {
    changed:
      "Someone changed the topics while you were typing. What you typed is still in the form: open this page again to see the topics as they are now.",
    "too-many": {
      text: "There can be 20 topics at most, closed ones among them. Change one that nobody needs any more",
      field: "name-new",
      status: 422,
    },
    "same-name": { text: "Two topics have the same name. Change one of them", status: 422 },
  },
});

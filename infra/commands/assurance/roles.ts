import { globSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as z from "zod/mini";
import { paths } from "../../../shared/pages/paths.ts";
import { markdownTable } from "./templates.ts";

const routesSchema = z.array(
  z.looseObject({
    path: z.string(),
    look: z._default(z.string(), "viewer"),
    change: z._default(z.string(), "team"),
  }),
);

type DeskPage = z.infer<typeof routesSchema>[number];

const deskPages = async (root: string): Promise<readonly DeskPage[]> => {
  const files = globSync("functions/*/desk-routes.ts", { cwd: root }).sort();
  const modules = await Promise.all(
    files.map(async (file): Promise<Record<string, unknown>> => import(pathToFileURL(join(root, file)).href)),
  );
  return modules
    .flatMap((module) => Object.values(module))
    .flatMap((exported) => routesSchema.safeParse(exported).data ?? []);
};

/** Who may see and do what: roles of the team, links of people, the public. Markdown. */
export const rolesDocument = async (root: string): Promise<string> => {
  const signIn: readonly string[] = [
    paths.signIn,
    paths.signedIn,
    paths.signOut,
    paths.signingOut,
    paths.signedOut,
  ];
  const desk = (await deskPages(root)).filter(({ path }) => !signIn.includes(path));
  const unusual = desk.filter(({ look, change }) => look !== "viewer" || change !== "team");
  const site = Object.values(paths).filter((path) => !path.startsWith("/desk"));
  const byLink = site.filter((path) => path.includes("{token}"));
  return `${[
    "# Who may do what",
    "Made by `npm run docs` from the routes of the desk and the addresses of the site; do not edit.",
    markdownTable(
      ["Who", "May"],
      [
        ["anybody", `see and use ${site.length - byLink.length} public pages and files`],
        [
          "who holds a link from a letter of ours",
          `see and use what that one link is for, on ${byLink.length} pages; a link for one purpose does nothing for another`,
        ],
        ["`viewer`", `look at the ${desk.length} pages of the desk, and change nothing`],
        ["`team`", "also use their buttons"],
        ["`admin`", "also what the table below says"],
      ],
    ),
    "A page of the desk is looked at by `viewer` and used by `team`, except:",
    markdownTable(
      ["Page", "Looked at by", "Used by"],
      unusual.map(({ path, look, change }) => [`\`${path}\``, `\`${look}\``, `\`${change}\``]),
    ),
    "The role is that of the sign-in service's group, or a lower one that an administrator set; it is read at every request ([sessions](../decisions/0056-sessions.md)). `tests/entry-points/desk-access.test.ts` asks every page as each role.",
    "**Finer rules.** Whose names an assessor of a blind call sees: `shared/applications/visibility.ts`. Who may publish an item: a person other than its author (`shared/catalogue/items/decide.ts`). Who may answer by mail: role `team` and a sender proved by DMARC ([incoming mail](../decisions/0034-incoming-mail.md)). What each function may do to the table: [data flows](data-flows.md).",
  ].join("\n\n")}\n`;
};

import middy from "@middy/core";
import httpRouter from "@middy/http-router";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import type { Actor, Occasion } from "../../shared/journal/entry.ts";
import type { AskLink } from "../../shared/links/commands.ts";
import { type FormErrors, inOrderOfPage } from "../../shared/pages/form-errors.ts";
import { makeDraftsKey } from "../../shared/pages/form-token.ts";
import { canBePartsOf, paths } from "../../shared/pages/paths.ts";
import type { Template } from "../../shared/pages/templates.ts";
import { instant } from "../../shared/platform/clock.ts";
import type { SigningKeys } from "../../shared/platform/signing.ts";
import { cookie, isAnswer, type PageAnswer, plainApology, savedCookie, toResult } from "./answer.ts";
import { compressed } from "./compress.ts";
import { type FormFields, formOf, freshForm } from "./form-fields.ts";
import { logFailures } from "./logging.ts";
import type { Needs } from "./needs.ts";
import {
  correlationOf,
  field,
  NO_BODY,
  type PageRequest,
  type RequestBody,
  type RequestHead,
  readForm,
  readHead,
} from "./request.ts";
import { logSecurity } from "./security-log.ts";

/** What every page is given: the table and clock, the keys that sign links and forms, and what the programme calls itself. */
export interface PageNeeds extends Needs {
  /** What links are signed with. */
  readonly keys: SigningKeys;
  /** What this function's own forms are signed with. */
  readonly formKeys: SigningKeys;
  readonly programme: string;
  readonly siteUrl: string;
  readonly assets: string;
  /** The address that people write their enquiries to. */
  readonly enquiryAddress: string;
  /** The origin to which browsers send files straight, past our functions. */
  readonly uploadsOrigin: string;
  /** Asks for an address of the web while a person of the team waits, at most eight seconds. The site asks for none. */
  readonly askLink: AskLink;
}

/** One visit to one page. */
export interface Visit {
  /** When and by whom; what a command on this page is decided on. */
  readonly occasion: Occasion;
  /** The id of the form that was sent, or that the address names (`?form=`): with the answers it names the request. Empty when there is none. */
  readonly formId: string;
  /** On a POST of a `checked` route, whether the form came with the proof of work of a browser. Without scripts there is none; nobody is turned away for that. */
  readonly checked: boolean;
  /** What a page is shown with that goes on with the form that was sent or named (to check the answers, say) in place of a fresh one. */
  readonly sameForm: FormFields;
  /** The visitor's own random id, from their cookie. What a form keeps between two pages is theirs alone. */
  readonly visitor: string;
  /** Renders a template into an answer; adds the programme's name, the paths and the fields of a fresh form. */
  readonly show: (template: Template, context?: object, status?: number) => PageAnswer;
}

/** A page: from a request to an answer. */
export type Page<V extends Visit = Visit> = (
  needs: PageNeeds,
  request: PageRequest,
  visit: V,
) => Promise<PageAnswer>;

/**
 * Where a page is found. `fromAnywhere` marks the few POSTs that need no form of ours (a mail program's one-click unsubscribe): their body is not read. `checked` marks
 * the pages of public forms that are checked for robots: what they show has a `challenge` for the form, what they are sent a proof (`Visit.checked`).
 */
export interface Route<V extends Visit = Visit> {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly page: () => Promise<Page<V>>;
  readonly fromAnywhere?: boolean;
  /** Whether the form has files, a few or `many`, and so comes as `multipart/form-data`; `direct`: where a script runs, one large file goes straight to the bucket. */
  readonly takesFiles?: boolean | "many" | "direct";
  readonly checked?: boolean;
}

/** Who visits: the actor, and what else pages are told of the visitor. */
export interface Admitted<V extends Visit> {
  readonly actor: Actor;
  readonly complete: (visit: Visit) => V;
  readonly context?: object;
  /** Whose drafts the browser keeps; without it, they are of the holder of the page's link, or else of this visit. */
  readonly draftsOf?: string;
}

/**
 * Decides who may see a route: gives who visits, or the answer instead of the page. It is asked before the body is read, whose length is a
 * stranger's to choose; `readBody` reads it (undefined when it is too long) where the answer needs it. `N` is what the function has besides
 * what every page needs.
 */
export type Admit<V extends Visit, R extends Route<V>, N extends PageNeeds = PageNeeds> = (
  needs: N,
  request: RequestHead,
  route: R,
  readBody: () => Promise<RequestBody | undefined>,
) => Promise<Admitted<V> | PageAnswer>;

// Templates come with the layout and the template engine. They are loaded with the page that needs them, so that a function
// that only leads elsewhere, and the start of every function, does without.
const pages = {
  forbiddenForm: () => import("../../shared/pages/forbidden-form.njk"),
  notFound: () => import("../../shared/pages/not-found.njk"),
  problem: () => import("../../shared/pages/problem.njk"),
  tooLong: () => import("../../shared/pages/too-long.njk"),
} as const;

const visitorOf = (needs: PageNeeds, request: RequestHead): { id: string; cookies: string[] } => {
  const known = request.cookies["__Host-visitor"];
  if (known !== undefined && /^[\w-]{22}$/.test(known)) return { id: known, cookies: [] };
  const id = Buffer.from(needs.randomBytes(16)).toString("base64url");
  return { id, cookies: [cookie("visitor", id)] };
};

const makeShow =
  (
    needs: PageNeeds,
    request: RequestHead,
    form: FormFields,
    context: object,
    draftsOf: string,
  ): Visit["show"] =>
  (template, own: { readonly errors?: FormErrors | undefined } = {}, status = 200) => {
    const shown = {
      programme: needs.programme,
      assets: needs.assets,
      siteUrl: needs.siteUrl,
      paths,
      path: request.path,
      ...form,
      drafts: makeDraftsKey(needs.formKeys, draftsOf),
      now: instant(needs.now()),
      ...context,
      ...own,
    };
    const html = template.render(shown);
    const errors = own.errors && inOrderOfPage(own.errors, html);
    // Only the page knows its own order, so that one whose errors come in another is written twice.
    return errors === own.errors ? { status, html } : { status, html: template.render({ ...shown, errors }) };
  };

const bodyOf = async (
  event: APIGatewayProxyEventV2,
  { method }: RequestHead,
  { takesFiles = false, fromAnywhere = false }: Pick<Route, "takesFiles" | "fromAnywhere">,
): Promise<RequestBody | undefined> => {
  if (method === "GET" || fromAnywhere) return NO_BODY;
  if (takesFiles === false) return readForm(event);
  return (await import("./upload.ts")).readUpload(event, takesFiles === "many");
};

/** What was sent with a form, and where its route takes them, the file that was sent straight to the bucket before it. */
const withDirectFiles = async (
  needs: PageNeeds,
  request: PageRequest,
  { takesFiles }: Pick<Route, "takesFiles">,
  visitor: string,
): Promise<PageRequest> => {
  if (takesFiles !== "direct" || field(request.form, "_upload") === "") return request;
  const { directFiles } = await import("./direct-files.ts");
  return { ...request, files: [...request.files, ...(await directFiles(needs, request, visitor))] };
};

const serve = async <V extends Visit, R extends Route<V>, N extends PageNeeds>(
  needs: N,
  event: APIGatewayProxyEventV2,
  route: R,
  admit: Admit<V, R, N>,
): Promise<APIGatewayProxyStructuredResultV2> => {
  const head = readHead(event);
  const visitor = visitorOf(needs, head);
  const readBody = () => bodyOf(event, head, route);
  const admitted = await admit(needs, head, route, readBody);
  if (isAnswer(admitted)) return toResult(admitted, visitor.cookies);
  const fresh = await freshForm(needs, visitor.id, route.checked === true);
  const draftsOf = admitted.draftsOf ?? head.parameters["token"] ?? visitor.id;
  const show = makeShow(needs, head, fresh, admitted.context ?? {}, draftsOf);
  const refuse = async (page: keyof typeof pages, status: number) =>
    toResult(show((await pages[page]()).default, { takesFiles: route.takesFiles }, status), visitor.cookies);
  if (!canBePartsOf(route.path, head.parameters)) return refuse("notFound", 404);
  const body = await readBody();
  if (body === undefined) return refuse("tooLong", 413);
  const request: PageRequest = { ...head, ...body };
  const form = await formOf(needs, request, route, visitor.id);
  if (form === null) {
    logSecurity("form refused", { route: route.path });
    return refuse("forbiddenForm", 403);
  }
  const occasion: Occasion = {
    now: needs.now(),
    newId: needs.newId,
    actor: admitted.actor,
    correlation: request.correlation,
  };
  const page = await route.page();
  const visit = admitted.complete({
    occasion,
    formId: form.id,
    checked: form.checked,
    sameForm: form.same ?? fresh,
    show,
    visitor: visitor.id,
  });
  const answer = await page(needs, await withDirectFiles(needs, request, route, visitor.id), visit);
  if ("status" in answer && answer.status === 429) logSecurity("limit reached", { route: route.path });
  const saved =
    request.method === "POST" && "redirect" in answer && form.id !== "" ? [savedCookie(form.id)] : [];
  const sendsTo = route.takesFiles === "direct" ? needs.uploadsOrigin : undefined;
  return toResult(answer, [...visitor.cookies, ...saved], sendsTo);
};

/** A route ready to be served: whoever it admits, the web function need not know. */
export interface ServedRoute<N extends PageNeeds = PageNeeds> {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly answer: (needs: N, event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;
}

/** Routes with the decision who may see them. */
export const served = <V extends Visit, R extends Route<V>, N extends PageNeeds = PageNeeds>(
  routes: readonly R[],
  admit: Admit<V, R, N>,
): readonly ServedRoute<N>[] =>
  routes.map((route) => ({
    method: route.method,
    path: route.path,
    answer: (needs, event) => serve(needs, event, route, admit),
  }));

const isUnknownRoute = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "statusCode" in error && error.statusCode === 404;

type WebEvent = APIGatewayProxyEventV2;
type WebResult = APIGatewayProxyStructuredResultV2;

const asGet = (event: WebEvent): WebEvent => {
  const http = { ...event.requestContext.http, method: "GET" };
  return { ...event, requestContext: { ...event.requestContext, http } };
};

/**
 * A web function: routes to pages, which are loaded when first asked for, so that a page does not pay for the others. A page
 * that throws becomes a page that says so, with the correlation id by which the team finds the cause.
 */
export const webHandler = <N extends PageNeeds = PageNeeds>(
  routes: readonly ServedRoute<N>[],
  makeNeeds: () => Promise<N>,
) => {
  const apology = async (event: WebEvent, page: keyof typeof pages, status: number): Promise<WebResult> => {
    const request = readHead(event);
    try {
      const needs = await makeNeeds();
      const visitor = visitorOf(needs, request);
      const form = await freshForm(needs, visitor.id, false);
      const show = makeShow(needs, request, form, { correlation: request.correlation }, visitor.id);
      return toResult(show((await pages[page]()).default, {}, status), visitor.cookies);
    } catch {
      // The same fault that brought us here, and logged as that.
      return plainApology(request.correlation);
    }
  };
  const route = httpRouter<WebEvent, WebResult>(
    routes.map(({ method, path, answer }) => ({
      method,
      path,
      handler: async (event: WebEvent) => answer(await makeNeeds(), event),
    })),
  );
  const handle = middy<WebEvent, WebResult>()
    .use(logFailures(correlationOf, "A page failed, and its visitor was told so"))
    .use({
      onError: async (request) => {
        // To return ends here: an address that is not there is no failure to log.
        if (isUnknownRoute(request.error)) return apology(request.event, "notFound", 404);
        request.response = await apology(request.event, "problem", 500);
        return undefined;
      },
    })
    .handler(route);
  return async (event: WebEvent, context: Context): Promise<WebResult> => {
    const isHead = event.requestContext.http.method === "HEAD";
    const answer = await compressed(event, await handle(isHead ? asGet(event) : event, context));
    return isHead ? { ...answer, body: "" } : answer;
  };
};

import { headerText } from "./mime/header-block.ts";
import { parameterText } from "./mime/parameters.ts";
import { headerOf, type MimePart } from "./mime/parts.ts";

/** A part that is a file, or says something of the mail. */
export interface FilePart {
  readonly part: MimePart;
  readonly type: string;
  /** Its name as its sender wrote it, or the empty text. */
  readonly name: string;
  /** Whether it belongs into the text, as pictures of a page do. */
  readonly inText: boolean;
}

/** What is to be read, in order: a text, one of two ways to say the same, or a mail that was attached. */
export type Piece =
  | { readonly kind: "text"; readonly part: MimePart; readonly name: string }
  | { readonly kind: "either"; readonly plain: readonly Piece[]; readonly html: readonly Piece[] }
  | { readonly kind: "mail"; readonly part: MimePart };

/** A mail's parts by what they are for. */
export interface Content {
  readonly pieces: readonly Piece[];
  readonly files: readonly FilePart[];
}

const TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/;

/** The type of a part; one that is misspelt is text (RFC 2045 5.2). */
export const typeOf = ({ contentType }: MimePart): string =>
  TYPE.test(contentType.value) ? contentType.value : "text/plain";

/** The text of every page and every note that mail programs show by themselves. */
const SHOWN = /^(text\/(plain|html|enriched|richtext|markdown|x-markdown)|message\/(partial|external-body))$/;

const isHtml = (part: MimePart): boolean =>
  typeOf(part) === "text/html" || part.children.some((child) => isHtml(child));

interface Around {
  readonly charset: string | undefined;
  readonly related: boolean;
  readonly inReport: boolean;
}

const nameOf = (part: MimePart, { charset }: Around): string => {
  const plain = (value: string) => headerText(value, charset);
  return (
    parameterText(part.disposition, "filename", plain) ?? parameterText(part.contentType, "name", plain) ?? ""
  );
};

const leaf = (part: MimePart, around: Around): Content => {
  const type = typeOf(part);
  const name = nameOf(part, around);
  const isAttached = part.disposition.value === "attachment";
  const inText = around.related && !isAttached && headerOf(part, "content-id") !== "";
  const file: FilePart = { part, type, name, inText };
  if (type === "message/rfc822" || type === "message/global")
    return { pieces: around.inReport ? [] : [{ kind: "mail", part }], files: [file] };
  // Parts that were announced and never came, or lie too deep: what there is of them is shown as it came.
  if (type.startsWith("multipart/")) return { pieces: [{ kind: "text", part, name: "" }], files: [] };
  if (isAttached || !SHOWN.test(type)) return { pieces: [], files: [file] };
  // A note that has a name was attached as a file, and is shown as well.
  return { pieces: [{ kind: "text", part, name }], files: name === "" || type === "text/html" ? [] : [file] };
};

const joined = (contents: readonly Content[]): Content => ({
  pieces: contents.flatMap(({ pieces }) => pieces),
  files: contents.flatMap(({ files }) => files),
});

const alternative = (part: MimePart, around: Around): Content => {
  const each = part.children.map((child) => ({ html: isHtml(child), content: contentIn(child, around) }));
  const plain = joined(each.filter(({ html }) => !html).map(({ content }) => content));
  const html = joined(each.filter((one) => one.html).map(({ content }) => content));
  const files = [...plain.files, ...html.files];
  const mails = [...plain.pieces, ...html.pieces].filter(({ kind }) => kind === "mail");
  const texts = plain.pieces.filter(({ kind }) => kind !== "mail");
  const page = html.pieces.filter(({ kind }) => kind !== "mail");
  const said: readonly Piece[] = page.length === 0 ? texts : [{ kind: "either", plain: texts, html: page }];
  return { pieces: [...said, ...mails], files };
};

const contentIn = (part: MimePart, around: Around): Content => {
  if (part.children.length === 0) return leaf(part, around);
  const type = typeOf(part);
  if (type === "multipart/alternative") return alternative(part, around);
  const inside: Around = {
    ...around,
    related: around.related || type === "multipart/related",
    inReport: around.inReport || type === "multipart/report",
  };
  return joined(part.children.map((child) => contentIn(child, inside)));
};

/** The character set of the first text, in which headers are mostly written that do not say. */
export const charsetOf = (part: MimePart): string | undefined =>
  part.contentType.parameters.get("charset") ??
  part.children.map((child) => charsetOf(child)).find((charset) => charset !== undefined && charset !== "");

/** Sorts a mail's parts into what is read and what is a file. */
export const contentOf = (root: MimePart): Content =>
  contentIn(root, { charset: charsetOf(root), related: false, inReport: false });

import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from "docx";
import { cleanDocument } from "../clean.ts";
import type { DocumentModel } from "../model.ts";
import { childrenOf, partIn, styled } from "./parts.ts";
import { repeatable } from "./repeatable.ts";
import { numbering, styles } from "./styles.ts";

/** A4 with 20 millimetres around the text, in twentieths of a point. */
const PAGE = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1134, right: 1134, bottom: 1134, left: 1134, footer: 567 },
} as const;

const footerOf = ({ programme, draft }: DocumentModel): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: "Footer",
        alignment: AlignmentType.LEFT,
        tabStops: [{ type: TabStopType.RIGHT, position: PAGE.size.width - 2 * PAGE.margin.left }],
        children: [
          new TextRun(`${draft === undefined ? "" : "Draft · "}${programme}`),
          new TextRun({ children: [new Tab(), "Page ", PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });

/**
 * The document as a Word file: with styles for title and headings, heads of tables that are repeated, links, language and properties. The same
 * document gives the same bytes.
 */
export const documentDocx = async (source: DocumentModel): Promise<Uint8Array> => {
  const model = cleanDocument(source);
  const { title, subtitle, draft, programme, parts } = model;
  const file = new Document({
    title,
    creator: programme,
    lastModifiedBy: programme,
    styles,
    numbering,
    sections: [
      {
        properties: { page: PAGE },
        footers: { default: footerOf(model) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [...childrenOf(title)] }),
          ...(subtitle === undefined ? [] : [styled("Subtitle", subtitle)]),
          ...(draft === undefined ? [] : [styled("Notice", [{ strong: "Draft. " }, draft])]),
          ...parts.flatMap(partIn),
        ],
      },
    ],
  });
  return repeatable(await Packer.toBuffer(file), model.madeAt);
};

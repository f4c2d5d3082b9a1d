import PDFDocument, { type PdfInfo } from "pdfkit";
import { toBytes } from "pdfkit/output";
import { cleanDocument } from "../clean.ts";
import { type DocumentModel, LANGUAGE } from "../model.ts";
import { openFonts } from "./fonts.ts";
import { drawNotice, drawPart, drawText } from "./parts.ts";
import { drawBeside, drawLoose, linesIn, looks, type Pen, sheet, TEXT_WIDTH } from "./pen.ts";

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** pdfkit puts title and author into XMP, which is XML, without escaping them. */
class WellFormedPdf extends PDFDocument {
  override endMetadata(): void {
    this.info = { ...this.info, Title: escaped(this.info.Title), Author: escaped(this.info.Author) };
    super.endMetadata();
  }
}

const documentOf = ({ title, programme, madeAt }: DocumentModel): PDFDocument => {
  const moment = new Date(madeAt);
  const info: PdfInfo = {
    Title: title,
    Author: programme,
    Producer: "pdfkit",
    Creator: "Convenor",
    CreationDate: moment,
    ModDate: moment,
  };
  return new WellFormedPdf({
    size: "A4",
    margin: sheet.left,
    pdfVersion: "1.7",
    tagged: true,
    displayTitle: true,
    lang: LANGUAGE,
    bufferPages: true,
    autoFirstPage: false,
    // A typeface that is given here is looked up anew for each word: pdfkit knows it under no name.
    font: null,
    info,
  });
};

/** The programme's name, whether it is a draft, and the number at the foot of every page. */
const drawFeet = (pen: Pen, { programme, draft }: DocumentModel): void => {
  const { doc } = pen;
  const { count } = doc.bufferedPageRange();
  const draftWord = draft === undefined ? "" : "Draft · ";
  const [left = []] = linesIn(pen, `${draftWord}${programme}`, looks.small, TEXT_WIDTH - 90);
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page);
    const [number = []] = linesIn(pen, `Page ${page + 1} of ${count}`, looks.small, TEXT_WIDTH);
    const width = number.reduce((sum, piece) => sum + piece.width, 0);
    const draw = () => {
      drawLoose(pen, left, looks.small, sheet.left, sheet.foot);
      drawLoose(pen, number, looks.small, sheet.right - width, sheet.foot);
    };
    drawBeside(pen, draw, "Pagination", ["Bottom"]);
  }
};

/**
 * The document as PDF: tagged for assistive technology, with language, title, bookmarks and page numbers, and with its letters embedded. The same
 * document gives the same bytes. Throws when a figure is not the picture that it says it is.
 */
export const documentPdf = async (source: DocumentModel): Promise<Uint8Array> => {
  const model = cleanDocument(source);
  const fonts = await openFonts();
  const doc = documentOf(model);
  const bytes = toBytes(doc);
  const body = doc.struct("Document");
  doc.addStructure(body);
  doc.registerFont("regular", fonts.regular).registerFont("bold", fonts.bold);
  doc.addPage();
  doc.y = sheet.top;
  const pen: Pen = { doc, fonts, body, section: doc.outline };
  drawText(pen, "H1", model.title, looks.title);
  doc.y += 4;
  if (model.subtitle !== undefined) drawText(pen, "P", model.subtitle, looks.subtitle);
  doc.y += 8;
  if (model.draft !== undefined) drawNotice(pen, [{ strong: "Draft. " }, model.draft]);
  for (const part of model.parts) drawPart(pen, part);
  drawFeet(pen, model);
  body.end();
  doc.end();
  return bytes;
};

// What we use of these libraries. Their published types are of older versions (pdfkit, fontkit) or missing (linebreak).

declare module "fontkit" {
  export interface Font {
    hasGlyphForCodePoint(codePoint: number): boolean;
    layout(text: string): object;
  }
  export function create(file: Uint8Array): Font;
}

declare module "linebreak" {
  interface Break {
    /** Where the line may end, in UTF-16 units from the start. */
    readonly position: number;
    readonly required: boolean;
  }
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): Break | null;
  }
}

declare module "pdfkit" {
  import type { Readable } from "node:stream";
  import type { Font } from "fontkit";

  export interface PdfReference {
    readonly data: Record<string, unknown>;
  }

  /** A node of the tree by which assistive technology reads the document. */
  export interface PdfStructure {
    readonly dictionary: PdfReference;
    /** A function draws what belongs to the node, at once if the node is part of the document. */
    add(child: PdfStructure | (() => void)): this;
    end(): void;
  }

  export interface PdfOutline {
    addItem(
      title: string,
      options: {
        readonly expanded: boolean;
        readonly fit: false;
        readonly top: number;
        readonly left: number;
        readonly zoom: number;
      },
    ): PdfOutline;
  }

  export interface PdfInfo {
    Title: string;
    Author: string;
    Producer: string;
    Creator: string;
    CreationDate: Date;
    ModDate: Date;
  }

  export default class PDFDocument extends Readable {
    constructor(options: {
      readonly size: "A4";
      readonly margin: number;
      readonly pdfVersion: "1.7";
      readonly tagged: true;
      readonly displayTitle: true;
      readonly lang: string;
      readonly bufferPages: true;
      readonly autoFirstPage: false;
      readonly font: null;
      readonly info: PdfInfo;
    });
    x: number;
    y: number;
    info: PdfInfo;
    readonly page: { readonly width: number; readonly height: number };
    readonly outline: PdfOutline;
    addPage(): this;
    switchToPage(index: number): object;
    bufferedPageRange(): { readonly start: number; readonly count: number };
    /** Makes a typeface known under a name. Only by its name is it looked up quickly. */
    registerFont(name: string, font: Font): this;
    font(name: string, size: number): this;
    fillColor(colour: string): this;
    strokeColor(colour: string): this;
    lineWidth(points: number): this;
    rect(x: number, y: number, width: number, height: number): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    fill(): this;
    stroke(): this;
    widthOfString(text: string): number;
    text(
      text: string,
      x: number,
      y: number,
      options: { readonly lineBreak: false; readonly features?: readonly string[] },
    ): this;
    link(
      x: number,
      y: number,
      width: number,
      height: number,
      url: string,
      options: { readonly structParent: PdfStructure; readonly Contents: InstanceType<typeof String> },
    ): this;
    image(
      picture: Uint8Array,
      x: number,
      y: number,
      options: { readonly width: number; readonly height: number },
    ): this;
    struct(
      type: string,
      options?: {
        readonly alt?: string;
        readonly scope?: "Column" | "Row";
        readonly bbox?: readonly number[];
        readonly placement?: "Block";
      },
    ): PdfStructure;
    addStructure(structure: PdfStructure): this;
    markContent(
      tag: "Artifact",
      options: { readonly type: "Pagination" | "Layout"; readonly attached?: readonly string[] },
    ): this;
    endMarkedContent(): this;
    end(): void;
    /** Writes title and author as XMP. */
    endMetadata(): void;
  }
}

declare module "pdfkit/output" {
  import type PDFDocument from "pdfkit";

  /** All bytes of a document, once it has ended. Call it before the end. */
  export function toBytes(document: PDFDocument): Promise<Uint8Array>;
}

import { readFile } from "node:fs/promises";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import wasmPath from "@resvg/resvg-wasm/index_bg.wasm";
import fontPath from "dejavu-fonts-ttf/ttf/DejaVuSans.ttf";
import boldPath from "dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf";

/** Twice the size at which it is shown, for sharp screens. */
const SCALE = 2;

// The build puts these files beside the bundle and their relative paths here.
const beside = (path: string): Promise<Buffer> => readFile(new URL(path, import.meta.url));

let ready: Promise<readonly Buffer[]> | undefined;

const prepare = (): Promise<readonly Buffer[]> => {
  ready ??= (async () => {
    const [wasm, ...fonts] = await Promise.all([beside(wasmPath), beside(fontPath), beside(boldPath)]);
    await initWasm(wasm);
    return fonts;
  })();
  return ready;
};

/** An SVG as PNG, at twice its size. WebAssembly and fonts of our own, so it comes out the same on every machine. */
export const toPng = async (svg: string): Promise<Uint8Array> => {
  const fonts = await prepare();
  const drawing = new Resvg(svg, {
    fitTo: { mode: "zoom", value: SCALE },
    font: { fontBuffers: fonts.map((font) => new Uint8Array(font)), defaultFontFamily: "DejaVu Sans" },
  });
  try {
    return drawing.render().asPng();
  } finally {
    drawing.free();
  }
};

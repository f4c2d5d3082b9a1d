declare module "*.wasm" {
  /** The path of the file: relative to the bundle once built. */
  const path: string;
  export default path;
}

declare module "*.ttf" {
  /** The path of the file: relative to the bundle once built. */
  const path: string;
  export default path;
}

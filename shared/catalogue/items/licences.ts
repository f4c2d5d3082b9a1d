const known = {
  MIT: "MIT License",
  "Apache-2.0": "Apache License 2.0",
  "BSD-3-Clause": "BSD 3-Clause License",
  "GPL-3.0-only": "GNU General Public License v3.0 only",
  "GPL-3.0-or-later": "GNU General Public License v3.0 or later",
  "AGPL-3.0-or-later": "GNU Affero General Public License v3.0 or later",
  "MPL-2.0": "Mozilla Public License 2.0",
  "OGL-UK-3.0": "Open Government Licence v3.0",
  "CC-BY-4.0": "Creative Commons Attribution 4.0",
  "CC0-1.0": "Creative Commons Zero 1.0",
};

/** Licences that a form suggests: SPDX identifiers with their names. Others can be typed. */
export const licences: ReadonlyMap<string, string> = new Map(Object.entries(known));

/** What a page calls a licence, with the address of its text where the licence is one of those that we know. */
export const licenceOf = (licence: string): { readonly name: string; readonly href?: string } => {
  const name = licences.get(licence);
  return name === undefined
    ? { name: licence }
    : { name: `${name} (${licence})`, href: `https://spdx.org/licenses/${licence}.html` };
};

/** Whether a text is an SPDX expression of licences that we know: one, or several with `AND` and `OR` between them. */
export const isLicenceExpression = (text: string): boolean =>
  text.split(/ (?:AND|OR) /).every((each) => licences.has(each));

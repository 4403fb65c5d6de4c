// Puts every drawing of icons/ as a <symbol> into one file, used as <svg class="icon"><use href="…/sprite.svg#name"/></svg>.
import { readdir, readFile } from "node:fs/promises";

/** Attributes of the drawing that belong to the symbol; stroke and fill of icons come from the `.icon` class and are inherited. */
const viewBox = /viewBox="([\d .]+)"/;
const painted = /fill="currentColor"/;

/** One SVG text with all drawings, in the order of their names. */
export async function sprite(folder) {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".svg")).sort();
  const symbols = await Promise.all(
    names.map(async (name) => symbol(name.slice(0, -4), await readFile(new URL(name, folder), "utf8"))),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
}

/** The drawing `svg` as the symbol `id`. */
export function symbol(id, svg) {
  const drawing = /^<svg ([^>]*)>(.*)<\/svg>\s*$/s.exec(svg);
  if (!drawing || !viewBox.test(drawing[1])) throw new Error(`icons/${id}.svg: expected one <svg> with a viewBox`);
  const paint = painted.test(drawing[1]) ? ' fill="currentColor" stroke="none"' : "";
  return `<symbol id="${id}" viewBox="${viewBox.exec(drawing[1])[1]}"${paint}>${drawing[2]}</symbol>`;
}

/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Builds lgnet/static/built/: the stylesheet in both directions, fonts, icons, script. No network, a few seconds. */
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import postcss from "postcss";
import rtlcss from "rtlcss";
import { italiaForPortal } from "./portal.mjs";
import { UNUSED_CLASSES, UNUSED_FONTS } from "./unused.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const BUILT = "../lgnet/static/built/";
const ITALIA = "node_modules/bootstrap-italia/dist/";
const TITILLIUM = "node_modules/@fontsource/titillium-web/files/";
const FACES = ["400-normal", "400-italic", "600-normal", "700-normal"];
const PUBLIC_FACES = ["400-normal", "700-normal"];
const RANGES = {
  latin: "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212",
  "latin-ext": "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2C60-2C7F,U+A720-A7FF",
};

const read = (path) => readFileSync(here(path), "utf8");
const write = (name, text) => writeFileSync(here(BUILT + name), text);

function fontFaces(faces = FACES) {
  return Object.entries(RANGES).flatMap(([range, unicode]) => faces.map((face) => {
    const name = `titillium-web-${range}-${face}.woff2`;
    copyFileSync(here(TITILLIUM + name), here(`${BUILT}fonts/${name}`));
    const [weight, style] = face.split("-");
    return `@font-face{font-family:"Titillium Web";font-weight:${weight};font-style:${style};font-display:swap;`
      + `src:url(fonts/${name}) format("woff2");unicode-range:${unicode}}`;
  })).join("\n");
}

/** Bootstrap Italia without the components that no page uses (they need its scripts, which we do not send). */
function italia() {
  const sheet = postcss.parse(read(ITALIA + "css/bootstrap-italia.min.css"));
  sheet.walkRules((rule) => {
    if (rule.parent.name?.endsWith("keyframes")) return;
    const kept = rule.selectors.filter((selector) => !UNUSED_CLASSES.test(selector));
    if (kept.length) rule.selectors = kept;
    else rule.remove();
  });
  sheet.walkAtRules("font-face", (face) => { if (UNUSED_FONTS.test(face.toString())) face.remove(); });
  sheet.walkAtRules("media", (media) => { if (!media.nodes.length) media.remove(); });
  sheet.walkComments((comment) => { if (comment.text.includes("sourceMappingURL")) comment.remove(); });
  return sheet.toString();
}

/** One sprite: Bootstrap Italia's icons and our own from icons/, which are drawn on the same 24 px grid. */
function icons() {
  const own = readdirSync(here("icons")).map((file) => {
    const drawing = read(`icons/${file}`).match(/<svg[^>]*>([\s\S]*)<\/svg>/)[1].trim();
    return `<symbol viewBox="0 0 24 24" id="it-${file.replace(".svg", "")}">${drawing}</symbol>`;
  });
  return read(ITALIA + "svg/sprites.svg").replace(/<\/svg>\s*$/, own.join("") + "</svg>");
}

rmSync(here(BUILT), { recursive: true, force: true });
mkdirSync(here(BUILT + "fonts"), { recursive: true });
const css = [fontFaces(), italia(), read("lgnet.css"), read("outreach.css"), read("people.css"), read("casework.css"), read("network.css"), read("housing.css")].join("\n");
write("lgnet.css", css);
write("lgnet.rtl.css", rtlcss.process(css));
write("icons.svg", icons());
write("lgnet.js", read("src/lgnet.js"));
write("drafts.js", read("src/drafts.js"));

/** The public pages: without comments and line breaks, and in Arabic with the phone's own letters only. */
const tight = (text) => text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\s*\n\s*/g, "").replace(/\s*([{};,])\s*/g, "$1").replace(/([{;][\w-]+):\s+/g, "$1:").replace(/;}/g, "}");
const publicCss = tight([italiaForPortal(read(ITALIA + "css/bootstrap-italia.min.css")), read("portal.css")].join("\n"));
write("portal.css", tight(fontFaces(PUBLIC_FACES)) + publicCss);
write("portal.rtl.css", rtlcss.process(publicCss));

/* SPDX-License-Identifier: AGPL-3.0-or-later
 * The public pages' stylesheet: of Bootstrap Italia only the rules whose classes and elements those pages' templates have,
 * then portal.css. Small enough to be sent inside each page. */
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import postcss from "postcss";

const TEMPLATES = fileURLToPath(new URL("../lgnet/portal/templates/portal/", import.meta.url));
const ELEMENTS = new Set(["html", "body", "main", "a", "p", "ul", "ol", "li", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "img", "svg",
  "strong", "small", "button", "input", "select", "label", "fieldset", "legend", "summary", "article", "section", "nav", "footer", "header"]);

/** Every class a template may put on an element; those of portal.css come from the same attributes. */
export function usedClasses() {
  const used = new Set();
  for (const name of readdirSync(TEMPLATES).filter((file) => file.endsWith(".html"))) {
    const text = readFileSync(TEMPLATES + name, "utf8");
    for (const [, names] of text.matchAll(/class="([^"]*)"/g)) {
      names.replace(/\{%.*?%\}|\{\{.*?\}\}/g, " ").split(/\s+/).forEach((one) => one && used.add(one));
    }
  }
  ["form-control", "form-check-input"].forEach((one) => used.add(one)); // put on by forms.py
  return used;
}

const classesOf = (selector) => [...selector.matchAll(/\.([\w-]+)/g)].map((found) => found[1]);
const elementsOf = (selector) => selector.replace(/[.#][\w-]+|\[[^\]]*\]|::?[\w-]+(\([^)]*\))?/g, " ").split(/[\s>+~,]+/).filter((one) => one && one !== "*");

/** Families that portal.css draws itself: Bootstrap Italia's need its script (labels that float), or more room and weight. */
const OWN = /\.(form-|chip|callout|it-header|it-footer|nav\b|nav-|card|alert|breadcrumb|row\b|col-|callout|richtext)/;

function isUsed(selector, used) {
  if (OWN.test(selector)) return false;
  const classes = classesOf(selector);
  return classes.length > 0 && classes.every((one) => used.has(one)) && elementsOf(selector).every((one) => ELEMENTS.has(one));
}

/** Names of custom properties that a rule reads. */
const readBy = (text) => [...text.matchAll(/var\((--[\w-]+)/g)].map((found) => found[1]);

export function italiaForPortal(italia) {
  const used = usedClasses();
  const sheet = postcss.parse(italia.replace(/^\uFEFF/, ""));
  sheet.walkAtRules(/^(font-face|keyframes|-webkit-keyframes|import|charset)$/, (rule) => { rule.remove(); });
  sheet.walkRules((rule) => {
    if (rule.selector === ":root") return;
    const kept = rule.selectors.filter((selector) => isUsed(selector, used));
    if (kept.length) rule.selectors = kept;
    else rule.remove();
  });
  sheet.walkAtRules((rule) => { if (rule.nodes && !rule.nodes.length) rule.remove(); });
  keepReadProperties(sheet);
  return sheet.toString();
}

function keepReadProperties(sheet) {
  for (let removed = 1; removed; ) {
    removed = 0;
    const read = new Set(readBy(sheet.toString()));
    sheet.walkDecls(/^--/, (declaration) => {
      if (declaration.prop === "--bootstrap-italia-version" || read.has(declaration.prop)) return;
      declaration.remove();
      removed += 1;
    });
    sheet.walkRules((rule) => { if (!rule.nodes.length) rule.remove(); });
  }
}

/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Small conveniences. Every page works without this file. */

const PATIENCE = 15000; // ms after which an unanswered form may be sent again; the server recognises a repetition

function release(form) {
  delete form.dataset.sent;
  form.removeAttribute("aria-busy");
  form.querySelectorAll("[type=submit][data-held]").forEach((button) => {
    button.disabled = false;
    delete button.dataset.held;
  });
}

function hold(form) {
  form.dataset.sent = "yes";
  form.setAttribute("aria-busy", "true");
  form.querySelectorAll("[type=submit]:not(:disabled)").forEach((button) => {
    button.disabled = true;
    button.dataset.held = "yes";
  });
  setTimeout(() => release(form), PATIENCE);
}

// A form marked data-once is sent once, however often its button is pressed. The button is held only after
// the browser has read the form, or its own name and value would be missing.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-once]")) return;
  if (!form.dataset.sent) return void setTimeout(() => hold(form));
  event.preventDefault();
  event.stopPropagation(); // htmx does not hear it either
}, true);

// Coming back to a page kept by the browser finds its forms ready.
window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(release));
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest("form[data-sent]");
  if (form) release(form);
});

// Filters apply when changed; without this script their button does it.
document.addEventListener("change", (event) => {
  const form = event.target.matches("[data-autosubmit]") ? event.target.form : event.target.closest("form[data-autosubmit]");
  if (form) form.requestSubmit();
});

// A menu closes with Escape (its button gets the focus back) or with a press elsewhere.
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("details[data-menu][open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
document.addEventListener("click", (event) => {
  document.querySelectorAll("details[data-menu][open]").forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
});

// On a phone the tab one is at is in sight, also when it is the last of many.
document.querySelectorAll(".lg-tabs [aria-current]").forEach((tab) => {
  const list = tab.closest(".lg-tabs");
  const [here, all] = [tab.getBoundingClientRect(), list.getBoundingClientRect()];
  list.scrollLeft += here.left + here.width / 2 - all.left - all.width / 2;
});

// No answer from the server is said, not swallowed.
document.addEventListener("htmx:sendError", () => document.getElementById("unreachable")?.removeAttribute("hidden"));
document.addEventListener("htmx:afterOnLoad", () => document.getElementById("unreachable")?.setAttribute("hidden", ""));

// A report is printed with the button, too.
document.addEventListener("click", (event) => event.target.closest("[data-print]") && window.print());

// Files on their way: how much of them has left. After the last byte the server may still need a moment.
document.addEventListener("htmx:xhr:progress", (event) => {
  const bar = event.target.closest("form")?.querySelector("[data-on-its-way]");
  if (!bar || !event.detail.lengthComputable) return;
  bar.hidden = false;
  bar.querySelector("progress").value = (100 * event.detail.loaded) / event.detail.total;
});
document.addEventListener("htmx:afterRequest", (event) => {
  const bar = event.target.closest("form")?.querySelector("[data-on-its-way]");
  if (bar) bar.hidden = true;
});

/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What is typed into a long form is kept on the server while one types. Without this file nothing else changes. */

const AFTER = 1500; // ms of rest after which what was typed is kept
const AT_LEAST = 8000; // ms after which it is kept however busily one types
const MOST_LEAVING = 60000; // what a browser sends of a page that goes away, in bytes

const ticket = document.querySelector("form input[name=draft][data-keep]");
const form = ticket?.form;
const sign = form?.querySelector("[data-draft-sign]");
let resting, since, sending, sent = false, last;

function typed() {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && name !== "csrfmiddlewaretoken") fields.append(name, value);
  }
  return fields.toString();
}

async function keep(leaving = false) {
  clearTimeout(resting);
  since = undefined;
  const body = typed();
  if (sent || body === last) return;
  sending?.abort();
  sending = new AbortController();
  const keepalive = leaving && body.length < MOST_LEAVING;
  try {
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    const answer = await fetch(ticket.dataset.keep, { method: "POST", body, headers, keepalive, signal: leaving ? undefined : sending.signal });
    if (answer.ok) last = body;
    const words = answer.headers.get("Content-Type")?.startsWith("text/plain") ? await answer.text() : sign.dataset.unkept;
    sign.textContent = words;
  } catch (fault) {
    if (fault.name !== "AbortError") sign.textContent = sign.dataset.unkept;
  }
}

function later() {
  since ??= Date.now();
  clearTimeout(resting);
  resting = setTimeout(keep, Math.min(AFTER, Math.max(0, AT_LEAST - (Date.now() - since))));
}

if (form) {
  last = typed();
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("submit", () => { sent = true; clearTimeout(resting); sending?.abort(); });
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && keep(true));
  window.addEventListener("pagehide", () => keep(true));
  window.addEventListener("pageshow", () => { sent = false; });
}

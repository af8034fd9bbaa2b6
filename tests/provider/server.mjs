// SPDX-License-Identifier: AGPL-3.0-or-later
// A municipal gateway for the tests: oidc-provider, with a page on which one says who one is and at which level.
// PORT, REDIRECT_URIS (between spaces), AFTER_LOGOUT. Whoever signs in as "x@example.org" has this address; it is verified unless it
// begins with "unverified". "refuse" as a level is the user who goes back; "none" a gateway that tells no level.
import { createServer } from "node:http";
import Provider from "oidc-provider";

const issuer = `http://127.0.0.1:${process.env.PORT}`;
const redirect_uris = process.env.REDIRECT_URIS.split(" ");
const SPID = "https://www.spid.gov.it/SpidL";
const client = {
  client_secret: "a secret for tests only, of enough letters",
  redirect_uris,
  grant_types: ["authorization_code"],
  response_types: ["code"],
  token_endpoint_auth_method: "client_secret_basic",
  post_logout_redirect_uris: process.env.AFTER_LOGOUT ? [process.env.AFTER_LOGOUT] : [],
};
// its own page would ask for fonts elsewhere
async function logoutSource(ctx, form) {
  ctx.body = `<!doctype html><html lang="it"><title>Gateway</title><main><h1>Uscire?</h1>${form}
<button form="op.logoutForm" name="logout" value="yes">Esci</button></main></html>`;
}

const provider = new Provider(issuer, {
  clients: [
    { ...client, client_id: "lgnet" },
    { ...client, client_id: "another" },
  ],
  acrValues: [1, 2, 3].map((level) => SPID + level),
  claims: { openid: ["sub", "fiscalNumber"], email: ["email", "email_verified"] },
  conformIdTokenClaims: true,
  pkce: { required: () => true, methods: ["S256"] },
  cookies: { keys: ["cookies of tests"] },
  features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true, logoutSource } },
  interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
  async findAccount(ctx, id) {
    return { accountId: id, claims: () => claimsOf(id) };
  },
  async loadExistingGrant(ctx) {
    const grant = new ctx.oidc.provider.Grant({
      clientId: ctx.oidc.client.clientId,
      accountId: ctx.oidc.session.accountId,
    });
    grant.addOIDCScope("openid email");
    await grant.save();
    return grant;
  },
});

function claimsOf(id) {
  const email = id.includes("@") ? id : undefined;
  const fiscalNumber = `TINIT-${id.toUpperCase().padEnd(16, "X").slice(0, 16)}`;
  return { sub: id, fiscalNumber, email, email_verified: email && !email.startsWith("unverified") };
}

const page = `<!doctype html><html lang="it"><title>Gateway</title><main><h1>Gateway di prova</h1><form method="post">
<p><label>Chi sei <input name="login" autocomplete="off"></label></p>
<p><label>Livello <select name="acr"><option value="${SPID}2">2<option value="${SPID}1">1<option value="none">none<option value="refuse">refuse</select></label></p>
<button>Entra</button></form></main></html>`;

async function interact(request, response) {
  if (request.method !== "POST") {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    return response.end(page);
  }
  let body = "";
  for await (const part of request) body += part;
  const told = new URLSearchParams(body);
  const acr = told.get("acr");
  const result =
    acr === "refuse"
      ? { error: "access_denied", error_description: "the user went back" }
      : { login: { accountId: told.get("login"), acr: acr === "none" ? undefined : acr } };
  return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

const others = provider.callback();
createServer((request, response) => {
  if (!request.url.startsWith("/interaction/")) return others(request, response);
  interact(request, response).catch((problem) => {
    response.statusCode = 400;
    response.end(String(problem));
  });
}).listen(Number(process.env.PORT), "127.0.0.1", () => console.log("ready"));

// A browser as small as sign-in needs it: it follows redirects, keeps cookies, fills in the one form of a page, and tells what it ends on.
const STEPS = 20;

/** The page, or the redirect, with which an authorization server refused. `code` is the OAuth error where one is named. */
export class SignInRefused extends Error {
  constructor(status, code, text) {
    super(`the authorization server refused the sign-in (${status}): ${[code, text].filter(Boolean).join(', ')}`);
    this.name = 'SignInRefused';
    this.status = status;
    this.code = code;
    this.text = text;
  }
}

/** Signs a person in at an authorization request and consents; answers the URL at which the browser was sent back to the client. */
export async function signIn(authorizationUrl, redirectUri, person) {
  const cookies = new Map();
  let request = { url: new URL(authorizationUrl), method: 'GET' };
  for (let step = 0; step < STEPS; step++) {
    const answer = await send(request, cookies);
    const location = answer.headers.get('location');
    if (location) {
      const target = new URL(location, request.url);
      if (target.href.startsWith(redirectUri)) return back(target);
      request = { url: target, method: 'GET' };
      continue;
    }
    const page = await answer.text();
    const form = answer.ok ? formOf(page, request.url) : undefined;
    if (!form) throw refusal(answer.status, page);
    request = filledIn(form, person);
  }
  throw new Error(`no end of the sign-in after ${STEPS} steps`);
}

function back(target) {
  const error = target.searchParams.get('error');
  if (error) throw new SignInRefused(302, error, target.searchParams.get('error_description') ?? '');
  return target;
}

async function send({ url, method, body }, cookies) {
  const sent = [...cookies.values()].filter(cookie => url.pathname.startsWith(cookie.path));
  const answer = await fetch(url, {
    method,
    body,
    redirect: 'manual',
    headers: { accept: 'text/html', cookie: sent.map(cookie => cookie.pair).join('; ') },
  });
  for (const line of answer.headers.getSetCookie()) {
    const [pair, ...attributes] = line.split(';').map(part => part.trim());
    const path = attributes.find(attribute => /^path=/i.test(attribute))?.slice('path='.length) ?? '/';
    const name = `${pair.split('=')[0]} ${path}`;
    const over = attributes.some(a => /^max-age=0$/i.test(a) || (/^expires=/i.test(a) && Date.parse(a.slice(8)) < Date.now()));
    if (over) cookies.delete(name);
    else cookies.set(name, { pair, path });
  }
  return answer;
}

const attribute = (tag, name) => {
  const found = new RegExp(`\\s${name}\\s*=\\s*"([^"]*)"`, 'i').exec(tag);
  return found && text(found[1]);
};

const text = html =>
  html.replace(/<[^>]*>/g, ' ').replace(/&amp;/g, '&').replace(/&quot;/g, '"').replace(/&#0?39;/g, "'").replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>').replace(/\s+/g, ' ').trim();

function formOf(page, url) {
  const found = /<form\b[^>]*method="post"[^>]*>[\s\S]*?<\/form>/i.exec(page);
  if (!found) return undefined;
  const opening = /<form\b[^>]*>/i.exec(found[0])[0];
  const inputs = [...found[0].matchAll(/<(?:input|button)\b[^>]*>/gi)].map(([tag]) => ({
    name: attribute(tag, 'name'),
    type: attribute(tag, 'type') ?? 'text',
    value: attribute(tag, 'value') ?? '',
  }));
  return { url: new URL(attribute(opening, 'action') ?? '', url), inputs: inputs.filter(input => input.name) };
}

function filledIn({ url, inputs }, person) {
  const fields = new URLSearchParams();
  for (const { name, type, value } of inputs) {
    if (type === 'hidden') fields.append(name, value);
    else if (type === 'password') fields.append(name, person.password);
    else if (/^(username|login)$/.test(name)) fields.append(name, person.name);
    else if (name === 'accept') fields.append(name, value);
  }
  return { url, method: 'POST', body: fields };
}

function refusal(status, page) {
  const json = parsed(page);
  if (json?.error) return new SignInRefused(status, json.error, json.error_description ?? '');
  const said = text(page.replace(/<(script|style|head)\b[\s\S]*?<\/\1>/gi, ' '));
  const code = /\b(invalid_[a-z_]+|unauthorized_client|access_denied|server_error|temporarily_unavailable)\b/.exec(said)?.[1];
  return new SignInRefused(status, code, said.slice(0, 300));
}

function parsed(page) {
  try {
    return JSON.parse(page);
  } catch {
    return undefined;
  }
}

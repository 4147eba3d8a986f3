const NAMES = ['url', 'issuer', 'credentials', 'environment', 'mode', 'timeout', 'resource', 'log'];
const LONGEST_TIMEOUT = 60_000;

/** The options, complete; refuses what is wrong, and a name nobody knows, by a TypeError that says which. */
export function checked(options) {
  ensure(options !== null && typeof options === 'object', 'options', 'must be an object');
  for (const name of Object.keys(options)) {
    ensure(NAMES.includes(name), name, 'is not known');
  }
  const { issuer, credentials, environment, mode = 'enforce', timeout = 2000, resource, log = warn } = options;
  ensure(isText(issuer), 'issuer', 'must be the issuer that is registered at Countersign');
  ensure(credentials !== null && typeof credentials === 'object', 'credentials', 'must be an object');
  ensure(environment === undefined || isText(environment), 'environment', 'must be a name');
  ensure(mode === 'enforce' || mode === 'report', 'mode', 'must be enforce or report');
  ensure(
    Number.isInteger(timeout) && timeout > 0 && timeout <= LONGEST_TIMEOUT,
    'timeout',
    `must be 1 to ${LONGEST_TIMEOUT} milliseconds`,
  );
  ensure(resource === undefined || typeof resource === 'function', 'resource', 'must be a function');
  ensure(typeof log === 'function', 'log', 'must be a function');
  return { url: baseUrl(options.url), issuer, credentials, environment, mode, timeout, resource, log };
}

/** Ends the start with the name of the option at fault. */
export function ensure(holds, name, what) {
  if (!holds) {
    throw new TypeError(`countersign: ${name} ${what}`);
  }
}

function baseUrl(text) {
  const url = isText(text) && URL.canParse(text) ? new URL(text) : undefined;
  ensure(url && !url.search && !url.hash && !url.username && !url.password, 'url', "must be Countersign's base URL");
  // the token would be readable on the way
  ensure(url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)), 'url', 'must be https');
  return text.replace(/\/+$/, '');
}

function isLoopback(host) {
  return host === '127.0.0.1' || host === '[::1]' || host === 'localhost';
}

function isText(value) {
  return typeof value === 'string' && value.length > 0;
}

function warn(event) {
  // JSON keeps what strangers wrote on one line
  console.warn(JSON.stringify(event));
}

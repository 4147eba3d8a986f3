// Names below .localhost mean this machine (RFC 6761 section 6.3), but not every resolver knows. Importing this teaches node.
import dns from 'node:dns';

const ask = dns.lookup;

dns.lookup = (name, options, callback) =>
  ask(name === 'localhost' || name.endsWith('.localhost') ? '127.0.0.1' : name, options, callback);

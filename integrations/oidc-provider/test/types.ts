import { countersign, type TrustEvent } from '@countersign/oidc-provider';
import { Provider } from 'oidc-provider';

const reasons: string[] = [];
const trust = countersign({
  url: 'https://registry.example',
  issuer: 'https://as.example',
  credentials: { privateKey: '-----BEGIN PRIVATE KEY-----', kid: 'k1' },
  environment: 'prod',
  mode: 'report',
  timeout: 500,
  resource: (ctx, client) => `https://mcp.example/${client.clientId}`,
  log: (event: TrustEvent) => reasons.push(event.reason, ...event.reasons),
});

new Provider('https://as.example', {
  features: { clientIdMetadataDocument: { enabled: true, ack: 'draft-02', ...trust } },
});

countersign({ url: '', issuer: '', credentials: { token: async (refused) => refused ?? 't' } });
countersign({ url: '', issuer: '', credentials: { jwk: { kty: 'EC', kid: 'k1' } } });
// @ts-expect-error two ways at once are refused
countersign({ url: '', issuer: '', credentials: { token: () => 't', kid: 1 } });
// @ts-expect-error a mode nobody knows
countersign({ url: '', issuer: '', credentials: { token: () => 't' }, mode: 'off' });

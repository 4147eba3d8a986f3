// The MCP client of the TypeScript SDK, version 1.
import * as auth from '@modelcontextprotocol/sdk/client/auth.js';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { mcpClient } from './mcp-client.mjs';

export const v1 = mcpClient({
  key: 'v1',
  name: 'MCP client v1',
  sdk: { ...auth, Client, StreamableHTTPClientTransport },
  finishWith: parameters => parameters.get('code'),
  oauthError: error => error.errorCode ?? error.code,
});

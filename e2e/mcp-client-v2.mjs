// The MCP client of the TypeScript SDK, version 2.
import * as sdk from '@modelcontextprotocol/client';
import { mcpClient } from './mcp-client.mjs';

export const v2 = mcpClient({
  key: 'v2',
  name: 'MCP client v2',
  sdk,
  finishWith: parameters => parameters,
  oauthError: error => error.code,
});

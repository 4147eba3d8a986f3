// The client policy by which a realm asks the registry (integrations/keycloak). The active key of the realm proves who asks.

/** The policy for every client, with its one executor. */
export const asks = registry => ({
  name: 'countersign',
  condition: { condition: 'any-client', configuration: {} },
  executor: { executor: 'countersign-trust', configuration: { endpoint: registry.url, mode: 'enforce', environment: 'prod' } },
});

/** Tests of the executor: against a real HTTP server, and on what Keycloak's own contexts carry. */
@NullMarked
package io.countersign.keycloak;

import org.jspecify.annotations.NullMarked;

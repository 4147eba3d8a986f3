/** A client policy executor for Keycloak: whether a client may go on is asked of Countersign at each of its requests. */
@NullMarked
package io.countersign.keycloak;

import org.jspecify.annotations.NullMarked;

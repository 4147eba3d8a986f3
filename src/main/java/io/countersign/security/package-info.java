/** Who acts: roles and namespaces read from an OIDC bearer token. */
@NullMarked
package io.countersign.security;

import org.jspecify.annotations.NullMarked;

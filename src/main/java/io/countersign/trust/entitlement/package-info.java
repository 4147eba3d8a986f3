/** What clients may be granted where: protected resources, their scopes, and the widest of them that each client may get. */
@NullMarked
package io.countersign.trust.entitlement;

import org.jspecify.annotations.NullMarked;

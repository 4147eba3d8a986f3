/** The embedded default: a database, a certificate authority and an identity provider that start with the packaged jar (ADR 0008). */
@NullMarked
package io.countersign.platform.embedded;

import org.jspecify.annotations.NullMarked;

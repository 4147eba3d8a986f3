/** The key ring and compact JWS: signs bytes with the active key of a purpose, knows no workflow (ADR 0016). */
@NullMarked
package io.countersign.signing;

import org.jspecify.annotations.NullMarked;

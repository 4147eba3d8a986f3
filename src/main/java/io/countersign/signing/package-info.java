/** Keys and compact JWS: signs bytes, knows no workflow. */
@NullMarked
package io.countersign.signing;

import org.jspecify.annotations.NullMarked;

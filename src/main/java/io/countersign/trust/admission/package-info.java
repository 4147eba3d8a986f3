/** The admission export: who may come in, for authorization servers that cannot ask at every authorization. */
@NullMarked
package io.countersign.trust.admission;

import org.jspecify.annotations.NullMarked;

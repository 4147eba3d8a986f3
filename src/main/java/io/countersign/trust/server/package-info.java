/** Authorization servers as registered relying parties: who may ask, and how each proves who it is. */
@NullMarked
package io.countersign.trust.server;

import org.jspecify.annotations.NullMarked;

/** Client ids, metadata documents, digests and differences as values: pure, with no container, network, database or clock. */
@NullMarked
package io.countersign.document;

import org.jspecify.annotations.NullMarked;

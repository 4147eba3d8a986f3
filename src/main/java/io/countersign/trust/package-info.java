/** Whether a client is trusted: its life after publication, statements over its document, answers to authorization servers. */
@NullMarked
package io.countersign.trust;

import org.jspecify.annotations.NullMarked;

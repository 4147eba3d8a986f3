/** The ways in: what creates clients and submissions out of documents, registration requests and other clients' versions. */
@NullMarked
package io.countersign.intake;

import org.jspecify.annotations.NullMarked;

/** The judgement on a document before anyone reviews it: checks, their findings, and the document that passed them; pure. */
@NullMarked
package io.countersign.check;

import org.jspecify.annotations.NullMarked;

/** The pages that are generated from the code, held against it. */
@NullMarked
package io.countersign.docs;

import org.jspecify.annotations.NullMarked;

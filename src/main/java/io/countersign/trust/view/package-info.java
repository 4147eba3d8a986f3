/** What a replica knows in memory: every client packed small, who asks, what is protected; fed by the database and provably fresh, or silent. */
@NullMarked
package io.countersign.trust.view;

import org.jspecify.annotations.NullMarked;

/** Token Status Lists (draft-ietf-oauth-status-list): where each published version stands, for anyone who holds a statement. */
@NullMarked
package io.countersign.trust.status;

import org.jspecify.annotations.NullMarked;

/** Adapters: what acts at an authorization server itself, or calls a hook of its operator's, when the trust of a client changes. */
@NullMarked
package io.countersign.delivery.adapter;

import org.jspecify.annotations.NullMarked;

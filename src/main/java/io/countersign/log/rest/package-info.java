/** The log, for auditors. */
@NullMarked
package io.countersign.log.rest;

import org.jspecify.annotations.NullMarked;

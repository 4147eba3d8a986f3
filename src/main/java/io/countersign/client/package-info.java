/** What exists: namespaces, their publisher hosts, clients and the published versions of their documents. */
@NullMarked
package io.countersign.client;

import org.jspecify.annotations.NullMarked;

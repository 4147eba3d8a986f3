/** How clients come to be entitled to scopes: requests, and the decisions on them. */
@NullMarked
package io.countersign.review.entitlement;

import org.jspecify.annotations.NullMarked;

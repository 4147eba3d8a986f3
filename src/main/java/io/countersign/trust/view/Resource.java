package io.countersign.trust.view;

/**
 * An enabled protected resource, as an evaluation needs it.
 *
 * @param name its number in the names of the view
 * @param scopes every scope it has, space separated
 */
record Resource(int name, String scopes) {}

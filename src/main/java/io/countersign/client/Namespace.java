package io.countersign.client;

import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The owner of clients: who may author, and which publisher hosts it may use.
 *
 * @param ordinal its place in the list of namespaces
 * @param publisherHosts host names, with a port where it is not 443, as they stand in client IDs
 */
public record Namespace(long ordinal, String name, Set<String> publisherHosts, Instant createdAt, String createdBy) {

    /** What a name looks like. */
    public static final String NAME = "[a-z][a-z0-9-]{1,62}";

    /** What a publisher host looks like: lower-case DNS labels, and a port unless it is https's own (CIMD C8). */
    public static final String HOST =
            "(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*(:(?!443$)([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?";

    private static final Pattern NAMES = Pattern.compile(NAME);
    private static final Pattern HOSTS = Pattern.compile(HOST);

    public Namespace {
        if (!NAMES.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name of a namespace: " + name);
        }
        publisherHosts = Set.copyOf(publisherHosts);
        if (!publisherHosts.stream().allMatch(host -> HOSTS.matcher(host).matches())) {
            throw new IllegalArgumentException("not publisher hosts: " + publisherHosts);
        }
    }
}

package io.countersign.platform;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.quarkus.micrometer.runtime.binder.vertx.HttpRequestMetric;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Under which URI requests are counted: there is room for so many only, and whoever makes up paths must not take it. */
public final class HttpMeters {

    private static final String REQUESTS = "http.server.requests";
    /** As Quarkus does with what is not found: a path that nobody answers is no URI. */
    private static final Tag METHOD_NOT_ALLOWED = Tag.of("uri", "METHOD_NOT_ALLOWED");

    private HttpMeters() {}

    /** Counts a routed request under the template of its path instead of the path. */
    public static void template(RoutingContext context, String template) {
        HttpRequestMetric.getRequestMetric(context).setTemplatePath(template);
    }

    @Singleton
    static class Filters {

        /** What REST refuses before it has found the template. */
        @Produces
        @Singleton
        MeterFilter methodNotAllowed() {
            return new MeterFilter() {
                @Override
                public Meter.Id map(Meter.Id id) {
                    @Nullable String status = id.getName().equals(REQUESTS) ? id.getTag("status") : null;
                    return "405".equals(status) ? id.withTag(METHOD_NOT_ALLOWED) : id;
                }
            };
        }
    }
}

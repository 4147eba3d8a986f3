package io.countersign.problem;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the body of a routed request, at most so many bytes of it. */
public final class RoutedBody {

    private final RoutingContext context;
    private final int most;
    private final Consumer<Throwable> otherwise;
    private Buffer read = Buffer.buffer();
    private boolean refused;

    private RoutedBody(RoutingContext context, int most, Consumer<Throwable> otherwise) {
        this.context = context;
        this.most = most;
        this.otherwise = otherwise;
    }

    /** Passes on a JSON body, or a ProblemException for one that is too large or of another media type. */
    public static void read(RoutingContext context, int most, Consumer<Buffer> then, Consumer<Throwable> otherwise) {
        HttpServerRequest request = context.request();
        @Nullable String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || !type.regionMatches(true, 0, "application/json", 0, "application/json".length())) {
            otherwise.accept(Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE).exception());
            return;
        }
        RoutedBody body = new RoutedBody(context, most, otherwise);
        request.handler(body::more).endHandler(_ -> body.end(then));
    }

    private void more(Buffer bytes) {
        if (refused) {
            return;
        }
        if (read.length() + bytes.length() > most) {
            refused = true;
            // what else comes is not read: the connection ends with the answer
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            otherwise.accept(
                    Problem.of(ProblemType.BODY_TOO_LARGE).with("limit", most).exception());
            return;
        }
        read = read.length() == 0 ? bytes : read.copy().appendBuffer(bytes);
    }

    private void end(Consumer<Buffer> then) {
        if (!refused) {
            then.accept(read);
        }
    }
}

package io.countersign.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Refuses a body over 64 KiB: by its announced length before a byte is read, else as soon as the limit is passed. */
@Provider
public final class BodyLimit implements ContainerRequestFilter, ReaderInterceptor {

    /** The most bytes of a request body that are read. */
    public static final int BYTES = 64 * 1024;

    @Override
    public void filter(ContainerRequestContext request) {
        @Nullable String announced = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (announced != null && (announced.length() > 9 || Long.parseLong(announced) > BYTES)) {
            throw tooLarge();
        }
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        context.setInputStream(new Bounded(context.getInputStream()));
        return context.proceed();
    }

    private static ProblemException tooLarge() {
        return Problem.of(ProblemType.BODY_TOO_LARGE).with("limit", BYTES).exception();
    }

    private static final class Bounded extends FilterInputStream {

        private int read;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int n = super.read(bytes, offset, length);
            count(Math.max(n, 0));
            return n;
        }

        private void count(int more) {
            read += more;
            if (read > BYTES) {
                throw tooLarge();
            }
        }
    }
}

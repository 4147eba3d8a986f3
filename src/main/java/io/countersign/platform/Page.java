package io.countersign.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** One page of a list and, when there is more, the cursor that continues it: the place of the last item in its list. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable Long nextCursor) {

    /** The most items a page may hold. */
    public static final int MOST = 200;

    public Page {
        items = List.copyOf(items);
    }

    /** A page of at most {@code limit} items from a query that asked for one more than that. */
    public static <T> Page<T> of(List<T> oneMore, int limit, ToLongFunction<T> place) {
        if (oneMore.size() <= limit) {
            return new Page<>(oneMore, null);
        }
        List<T> items = oneMore.subList(0, limit);
        return new Page<>(items, place.applyAsLong(items.getLast()));
    }

    /** The same page of other things. */
    public <R> Page<R> map(Function<T, R> to) {
        return new Page<>(items.stream().map(to).toList(), nextCursor);
    }
}

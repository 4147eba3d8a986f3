package io.countersign.keycloak;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A stand-in for one of Keycloak's large interfaces, which answers the calls it is told of and fails at any other. */
final class Stub {

    private Stub() {}

    /**
     * @param answers by the name of the method: a value, or a {@link Call}
     */
    static <T> T of(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            Object answer = answers.get(method.getName());
            if (answer instanceof Call call) {
                return call.apply(args == null ? new Object[0] : args);
            }
            if (answer != null) {
                return answer;
            }
            return switch (method.getName()) {
                case "hashCode" -> System.identityHashCode(self);
                case "equals" -> System.identityHashCode(self) == System.identityHashCode(args[0]);
                case "toString" -> type.getSimpleName();
                default -> throw new UnsupportedOperationException(type.getSimpleName() + "." + method.getName());
            };
        }));
    }

    /** An answer that depends on what is asked. */
    @FunctionalInterface
    interface Call extends Function<Object[], @Nullable Object> {}
}

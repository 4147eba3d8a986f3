package io.countersign.manifests;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a manifest says that the Kubernetes API does not know. The model keeps each unknown field in the
 * {@code getAdditionalProperties()} of the object it stood in; this walks every object, by its getters.
 */
final class UnknownFields {

    private static final String MODEL = "io.fabric8.kubernetes.api.model";

    private final List<String> found = new ArrayList<>();

    private UnknownFields() {}

    /** The paths of all unknown fields of a document, and its kind if that is unknown. */
    static List<String> of(HasMetadata document) {
        String path = document.getKind();
        if (document instanceof GenericKubernetesResource) {
            return List.of(path + " (unknown kind)");
        }
        UnknownFields fields = new UnknownFields();
        fields.walk(path, document);
        return List.copyOf(fields.found);
    }

    private void walk(String path, Object value) {
        switch (value) {
            case null -> {}
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    walk(path + "[" + i + "]", list.get(i));
                }
            }
            case Map<?, ?> map -> map.forEach((key, entry) -> walk(path + "." + key, entry));
            case Object object when object.getClass().getName().startsWith(MODEL) -> properties(path, object);
            default -> {}
        }
    }

    private void properties(String path, Object object) {
        for (Method getter : object.getClass().getMethods()) {
            boolean property = getter.getName().startsWith("get")
                    && getter.getParameterCount() == 0
                    && !Modifier.isStatic(getter.getModifiers())
                    && getter.getDeclaringClass() != Object.class;
            if (!property) {
                continue;
            }
            Object value = read(getter, object);
            if (getter.getName().equals("getAdditionalProperties")) {
                ((Map<?, ?>) value).keySet().forEach(key -> found.add(path + "." + key));
            } else {
                String name = getter.getName().substring(3);
                walk(path + "." + Character.toLowerCase(name.charAt(0)) + name.substring(1), value);
            }
        }
    }

    private static Object read(Method getter, Object object) {
        try {
            return getter.invoke(object);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Unreadable: " + getter, e);
        }
    }
}

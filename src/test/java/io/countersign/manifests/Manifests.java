package io.countersign.manifests;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The documents of one rendered overlay, unmarshalled into the Kubernetes API's own types. */
record Manifests(List<HasMetadata> documents) {

    private static final Path OVERLAYS = Path.of("k8s", "overlays");
    // Both are slow to make: the serialization reads every kind of the API, and kubectl is a process.
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();
    private static final Map<Path, Manifests> RENDERED = new HashMap<>();

    /** The overlays that the repository holds, by directory. */
    static List<Path> overlays() throws IOException {
        try (Stream<Path> entries = Files.list(OVERLAYS)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        }
    }

    /** What {@code kubectl kustomize} makes of a directory. */
    static synchronized Manifests rendered(Path directory) throws IOException, InterruptedException {
        Manifests known = RENDERED.get(directory);
        if (known == null) {
            known = parsed(render(directory));
            RENDERED.put(directory, known);
        }
        return known;
    }

    private static String render(Path directory) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("kubectl", ".err");
        try {
            Process kubectl = new ProcessBuilder("kubectl", "kustomize", directory.toString())
                    .redirectError(errors.toFile())
                    .start();
            String yaml = new String(kubectl.getInputStream().readAllBytes(), UTF_8);
            if (kubectl.waitFor() != 0) {
                throw new AssertionError("kubectl kustomize " + directory + " failed: " + Files.readString(errors));
            }
            return yaml;
        } finally {
            Files.delete(errors);
        }
    }

    /** The documents of a YAML stream. */
    static Manifests parsed(String yaml) {
        return new Manifests(Arrays.stream(yaml.split("(?m)^---\\s*$"))
                .filter(document -> !document.isBlank())
                .map(document -> (HasMetadata) SERIALIZATION.unmarshal(document))
                .toList());
    }

    /** All documents of one kind. */
    <T extends HasMetadata> List<T> all(Class<T> kind) {
        return documents.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The one document of a kind; more or none is a failure. */
    <T extends HasMetadata> T only(Class<T> kind) {
        List<T> found = all(kind);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " documents of kind " + kind.getSimpleName() + ", not one");
        }
        return found.getFirst();
    }
}

package io.countersign.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Documents;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SkeletonTest {
    private static final Path TABLE = Path.of("src", "test", "resources", "tables", "look-alikes.txt");
    private static final Path NATIVE = Path.of("src/main/resources/META-INF/native-image")
            .resolve("io.countersign/countersign/resource-config.json");
    private static final Pattern COLUMNS = Pattern.compile(" \\| ");

    static List<List<String>> rows() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> COLUMNS.splitAsStream(unescaped(line)).toList())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void tellsWhatAPersonCouldTakeForTheOther(List<String> row) {
        boolean name = row.get(0).equals("name");
        Skeleton one = name ? Skeleton.ofName(row.get(1)) : Skeleton.ofHost(row.get(1));
        Skeleton other = name ? Skeleton.ofName(row.get(2)) : Skeleton.ofHost(row.get(2));
        assertThat(one.resembles(other))
                .as("%s: %s and %s", row.get(4), one, other)
                .isEqualTo(row.get(3).equals("yes"));
        assertThat(other.resembles(one)).isEqualTo(one.resembles(other));
        assertThat(one.resembles(one)).isTrue();
    }

    @Test
    void theVendorsClientsDoNotResembleEachOther() {
        List<Skeleton> names = Documents.NAMES.stream()
                .map(name -> (MetadataDocument.Parsed.Readable) MetadataDocument.parse(Documents.bytes(name)))
                .map(read -> Skeleton.ofName(read.document().clientName().orElseThrow()))
                .toList();
        for (Skeleton one : names) {
            assertThat(names.stream().filter(one::resembles)).hasSize(1);
        }
    }

    @Test
    void anyTextHasAForm() {
        for (String text : List.of("", " ", "...", "\u0000", "\uD800", "xn--", "[::1]", "xn--a.example", "\u0301")) {
            assertThat(Skeleton.ofName(text).resembles(Skeleton.ofName(text))).isTrue();
            assertThat(Skeleton.ofHost(text).resembles(Skeleton.ofHost(text))).isTrue();
        }
        assertThat(Skeleton.ofName("m".repeat(100_000)).forms())
                .allSatisfy(form -> assertThat(form).hasSizeLessThan(40_000));
    }

    /** ICU finds its data by name at run time; in the native executable is only what is listed. */
    @Test
    void whateverIcuReadsIsInTheNativeExecutable() throws Exception {
        Set<String> read = new TreeSet<>();
        try (Listening loader = new Listening(read)) {
            Class<?> skeleton = loader.loadClass(Skeleton.class.getName());
            for (List<String> row : rows()) {
                skeleton.getMethod("ofName", String.class).invoke(null, row.get(1));
                skeleton.getMethod("ofHost", String.class).invoke(null, row.get(2));
            }
        }
        String listed = Files.readString(NATIVE);
        assertThat(read)
                .contains("com/ibm/icu/impl/data/icudata/confusables.cfu")
                .allSatisfy(name -> assertThat(listed).contains("\\\\Q" + name + "\\\\E"));
    }

    /** Loads everything anew from the class path, and hears which resources are asked for. */
    private static final class Listening extends URLClassLoader {
        private final Set<String> heard;

        Listening(Set<String> heard) {
            super(classPath(), ClassLoader.getPlatformClassLoader());
            this.heard = heard;
        }

        @Override
        public @Nullable InputStream getResourceAsStream(String name) {
            heard.add(name);
            return super.getResourceAsStream(name);
        }

        private static URL[] classPath() {
            return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(entry -> {
                        try {
                            return new File(entry).toURI().toURL();
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toArray(URL[]::new);
        }
    }

    private static String unescaped(String line) {
        return Pattern.compile("\\\\u([0-9A-F]{4})")
                .matcher(line)
                .replaceAll(match -> String.valueOf((char) Integer.parseInt(match.group(1), 16)));
    }
}

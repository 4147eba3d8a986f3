package io.countersign.trust.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.testing.StatusListDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our lists, read by a decoder that has nothing of ours, and the draft's lists beside ours. */
class StatusBitsTest {

    record Vector(int bits, List<Integer> statuses, String lst) {

        @Override
        public String toString() {
            return "%d statuses of %d bits".formatted(statuses.size(), bits);
        }
    }

    static Stream<Vector> vectors() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(StatusBitsTest.class.getResourceAsStream("/vectors/status-list/vectors.json"))) {
            JsonNode all = new ObjectMapper().readTree(in);
            Stream<Vector> shortOnes = stream(all.required("short")).map(vector -> {
                int[] statuses = stream(vector.required("statuses"))
                        .mapToInt(JsonNode::intValue)
                        .toArray();
                return vector(vector, statuses);
            });
            Stream<Vector> longOnes = stream(all.required("long")).map(vector -> {
                int[] statuses = new int[vector.required("size").intValue()];
                vector.required("nonzero")
                        .properties()
                        .forEach(entry -> statuses[Integer.parseInt(entry.getKey())] =
                                entry.getValue().intValue());
                return vector(vector, statuses);
            });
            return Stream.concat(shortOnes, longOnes).toList().stream();
        }
    }

    private static Vector vector(JsonNode vector, int[] statuses) {
        return new Vector(
                vector.required("bits").intValue(),
                listed(statuses),
                vector.required("lst").textValue());
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    @Test
    void noVectorIsOverlooked() throws IOException {
        assertThat(vectors()).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void thePublishedListsAreReadAsTheirAuthorsSay(Vector vector) {
        byte[] list = StatusListDecoder.inflate(vector.lst());
        assertThat(read(list, vector)).isEqualTo(vector.statuses());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void oursAreThePublishedOnesByteForByteOnceInflated(Vector vector) {
        StatusBits statuses = new StatusBits(vector.bits(), vector.statuses().size());
        for (int index = 0; index < vector.statuses().size(); index++) {
            statuses.set(index, vector.statuses().get(index));
        }
        byte[] ours = StatusListDecoder.inflate(statuses.lst());
        assertThat(ours).isEqualTo(StatusListDecoder.inflate(vector.lst())).isEqualTo(statuses.bytes());
        assertThat(read(ours, vector)).isEqualTo(vector.statuses());
    }

    @Test
    void theBytesOfTheDraft() {
        StatusBits statuses = new StatusBits(2, 12);
        int[] values = {1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3};
        for (int index = 0; index < values.length; index++) {
            statuses.set(index, values[index]);
        }
        assertThat(HexFormat.of().formatHex(statuses.bytes())).isEqualTo("c944f9");
    }

    @Test
    void aStatusCanBeSetBackAndItsNeighboursStay() {
        StatusBits statuses = new StatusBits(2, 8);
        assertThat(statuses.set(5, 3)).isTrue();
        assertThat(statuses.set(6, 2)).isTrue();
        assertThat(statuses.set(5, 3)).isFalse();
        assertThat(statuses.set(5, 0)).isTrue();
        byte[] list = StatusListDecoder.inflate(statuses.lst());
        for (int index = 0; index < 8; index++) {
            assertThat(StatusListDecoder.status(list, 2, index)).isEqualTo(index == 6 ? 2 : 0);
        }
    }

    @Test
    void aMillionStatusesComeBackAsTheyWere() {
        StatusBits statuses = new StatusBits(2, StatusEntry.LIST_SIZE);
        int[] expected = new Random(4).ints(StatusEntry.LIST_SIZE, 0, 3).toArray();
        for (int index = 0; index < expected.length; index++) {
            statuses.set(index, expected[index]);
        }
        byte[] list = StatusListDecoder.inflate(statuses.lst());
        assertThat(list).hasSize(262_144);
        assertThat(read(list, new Vector(2, listed(expected), ""))).isEqualTo(listed(expected));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        StatusBits statuses = new StatusBits(2, 8);
        assertThatThrownBy(() -> statuses.set(8, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> statuses.set(-1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> statuses.set(0, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StatusBits(3, 8)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Integer> listed(int[] statuses) {
        return Arrays.stream(statuses).boxed().toList();
    }

    private static List<Integer> read(byte[] list, Vector vector) {
        int[] statuses = new int[vector.statuses().size()];
        for (int index = 0; index < statuses.length; index++) {
            statuses[index] = StatusListDecoder.status(list, vector.bits(), index);
        }
        return listed(statuses);
    }
}

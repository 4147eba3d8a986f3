package io.countersign.trust.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClientTableTest {

    private static final long PLENTY = 1L << 30;
    private static final int READERS = 3;

    private final Names names = new Names();

    @Test
    void findsWhatWasPutLast() {
        ClientTable table = new ClientTable(names, 1, PLENTY);
        assertThat(table.find(Sample.clientId(1))).isNull();
        put(table, 1, 1);
        put(table, 2, 1);
        put(table, 1, 2);
        assertThat(version(table, 1)).isEqualTo(2);
        assertThat(version(table, 2)).isEqualTo(1);
        assertThat(table.find(Sample.clientId(3))).isNull();
        assertThat(table.find("")).isNull();
        assertThat(table.size()).isEqualTo(2);
    }

    @Test
    void aMarkIsOfOneRecordAndOfTheSameOneForEver() {
        ClientTable table = new ClientTable(names, 1, PLENTY);
        put(table, 1, 1);
        put(table, 2, 1);
        long first = mark(table, 1);
        assertThat(mark(table, 1)).isEqualTo(first).isNotEqualTo(mark(table, 2));
        put(table, 1, 1);
        assertThat(mark(table, 1)).isNotEqualTo(first).isNotEqualTo(PackedClient.UNMARKED);
        ClientTable next = new ClientTable(names, 2, PLENTY);
        put(next, 1, 1);
        assertThat(mark(next, 1)).isNotEqualTo(first);
    }

    private static long mark(ClientTable table, int client) {
        return Objects.requireNonNull(table.find(Sample.clientId(client))).mark();
    }

    @Test
    void clientIdsOfOneHashCodeAreDifferentClients() {
        String one = "https://acme.example/Aa";
        String other = "https://acme.example/BB";
        String third = "https://acme.example/AaBB";
        String fourth = "https://acme.example/BBAa";
        assertThat(one.hashCode()).isEqualTo(other.hashCode());
        assertThat(third.hashCode()).isEqualTo(fourth.hashCode());
        ClientTable table = new ClientTable(names, 1, PLENTY);
        table.put(Sample.packed(names, one, 1));
        assertThat(table.find(other)).isNull();
        table.put(Sample.packed(names, other, 2));
        table.put(Sample.packed(names, third, 3));
        assertThat(table.find(fourth)).isNull();
        table.put(Sample.packed(names, one, 4));
        assertThat(table.find(one)).extracting(PackedClient::version).isEqualTo(4);
        assertThat(table.find(other)).extracting(PackedClient::version).isEqualTo(2);
        assertThat(table.find(third)).extracting(PackedClient::version).isEqualTo(3);
    }

    @Test
    void aMillionPutsAreAsInAHashMap() {
        int clients = 50_000;
        Random random = new Random(4);
        ClientTable table = new ClientTable(names, 1, PLENTY);
        Map<Integer, Integer> oracle = new HashMap<>();
        for (int version = 1; version <= 1_000_000; version++) {
            // half of all puts hit one client of a hundred, so that slabs die unevenly
            int client = random.nextInt(random.nextBoolean() ? clients : clients / 100);
            put(table, client, version);
            oracle.put(client, version);
        }
        assertThat(table.size()).isEqualTo(oracle.size());
        for (int client = 0; client < clients; client++) {
            Integer expected = oracle.get(client);
            PackedClient found = table.find(Sample.clientId(client));
            assertThat(found == null ? null : (Integer) found.version()).isEqualTo(expected);
        }
        long alive = (long) oracle.size() * Sample.packed(names, Sample.clientId(10_000), 1).length;
        assertThat(table.bytes()).as("bytes for %d alive", alive).isLessThan(3 * alive);
    }

    @Test
    void whatDiesWhileItsSlabIsTheNewestIsLetGo() {
        ClientTable table = new ClientTable(names, 1, PLENTY);
        // each client fills one slab, and its last record there is never replaced
        int puts = ClientTable.SLAB / Sample.packed(names, Sample.clientId(100), 1).length;
        for (int client = 100; client < 150; client++) {
            for (int version = 1; version <= puts; version++) {
                put(table, client, version);
            }
        }
        assertThat(table.bytes() / ClientTable.SLAB).isLessThanOrEqualTo(3);
        for (int client = 100; client < 150; client++) {
            assertThat(version(table, client)).isEqualTo(puts);
        }
    }

    @Test
    void whatIsFullRefusesNewClientsAndKeepsThoseItHasCurrent() {
        ClientTable table = new ClientTable(names, 1, 3L * ClientTable.SLAB);
        int held = 0;
        while (table.put(Sample.packed(names, Sample.clientId(held), 1))) {
            held++;
        }
        long bytes = table.bytes();
        assertThat(bytes).isLessThan(4L * ClientTable.SLAB);
        assertThat(table.find(Sample.clientId(held))).isNull();
        assertThat(table.size()).isEqualTo(held);
        for (int version = 2; version < 12; version++) {
            for (int client = 0; client < held; client++) {
                assertThat(table.put(Sample.packed(names, Sample.clientId(client), version)))
                        .isTrue();
            }
        }
        for (int client = 0; client < held; client++) {
            assertThat(version(table, client)).isEqualTo(11);
        }
        // a slab goes once half of it is dead
        assertThat(table.bytes()).isLessThan(2 * bytes + 2L * ClientTable.SLAB);
    }

    @Test
    void readersFindWhatWasTheNewestWhileTheyLooked() throws Exception {
        int clients = 20_000;
        int puts = 400_000;
        ClientTable table = new ClientTable(names, 1, PLENTY);
        AtomicIntegerArray begun = new AtomicIntegerArray(clients);
        AtomicIntegerArray done = new AtomicIntegerArray(clients + 1);
        LongAdder finds = new LongAdder();
        try (ExecutorService threads = Executors.newFixedThreadPool(READERS)) {
            List<Future<?>> readers = new ArrayList<>();
            for (int reader = 0; reader < READERS; reader++) {
                Random random = new Random(reader);
                readers.add(threads.submit(() -> {
                    while (done.get(clients) == 0) {
                        look(table, random.nextInt(random.nextBoolean() ? clients : clients / 100), begun, done);
                        finds.increment();
                    }
                }));
            }
            try {
                Random random = new Random(7);
                for (int version = 1; version <= puts; version++) {
                    // clients come one after the other, so that the table grows under its readers
                    int come = Math.min(clients, 1 + version / 20);
                    int client = random.nextInt(random.nextBoolean() ? come : 1 + come / 100);
                    begun.set(client, version);
                    put(table, client, version);
                    done.set(client, version);
                }
            } finally {
                done.set(clients, 1);
            }
            for (Future<?> reader : readers) {
                reader.get();
            }
        }
        assertThat(finds.sum()).isGreaterThan(puts / 10);
    }

    private static void look(ClientTable table, int client, AtomicIntegerArray begun, AtomicIntegerArray done) {
        String clientId = Sample.clientId(client);
        int least = done.get(client);
        @Nullable PackedClient found = table.find(clientId);
        int most = begun.get(client);
        int version = found == null ? 0 : found.version();
        // plain comparisons: millions of them
        if (version < least || version > most) {
            throw new AssertionError("version " + version + " is not between " + least + " and " + most);
        }
        if (found != null
                && !(found.until() == 1_000_000_000L + version
                        && found.clientId().equals(clientId))) {
            throw new AssertionError("a record of two");
        }
        if (table.find(clientId + "x") != null) {
            throw new AssertionError("found what was never put");
        }
    }

    private void put(ClientTable table, int client, int version) {
        if (!table.put(Sample.packed(names, Sample.clientId(client), version))) {
            throw new AssertionError("full");
        }
    }

    private static int version(ClientTable table, int client) {
        PackedClient found = table.find(Sample.clientId(client));
        return found == null ? 0 : found.version();
    }
}

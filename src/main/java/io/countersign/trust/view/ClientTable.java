package io.countersign.trust.view;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A hash table of packed clients for many readers and one writer: readers take no lock, write nothing and allocate a cursor. Records
 * are appended to slabs and never changed; a slot points at the newest record of a client. A slab that is mostly old records
 * is copied out and let go.
 *
 * <p>A slot is 24 bits of the client ID's hash, 20 bits of slab number, 20 bits of place in the slab. Slab numbers are not used again,
 * so that a slot read long ago still names what it named, or nothing.
 */
final class ClientTable {

    private static final VarHandle SLOTS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final VarHandle SLABS = MethodHandles.arrayElementVarHandle(byte[][].class);

    /** A little less than 1 MiB: with its header it fills one region of the JVM's heap instead of two. */
    static final int SLAB = (1 << 20) - 64;

    private static final int MOST_SLABS = 1 << 20;
    private static final long PLACE = (1L << 40) - 1;
    /** So that no slot in use is 0. */
    private static final int FIRST_PLACE = 8;

    private final Names names;
    private final long life;
    private final int mostSlabs;

    private volatile long[] slots = new long[1 << 12];
    private volatile byte[][] slabs = new byte[16][];
    private int[] dead = new int[16];
    private int last = -1;
    private int end = SLAB;
    private int size;
    private int live;

    /** An empty one; the number of its life, from 1 and less than 2^23, is no other table's of this process. */
    ClientTable(Names names, int life, long mostBytes) {
        this.names = names;
        this.life = (long) life << 40;
        this.mostSlabs = (int) Math.min(MOST_SLABS, Math.max(2, mostBytes / SLAB));
    }

    /** The client of an ID, as it stood at some moment since this call began; null when it is not in the table. */
    @Nullable
    PackedClient find(String clientId) {
        long hash = hash(clientId.hashCode());
        while (true) {
            long[] current = slots;
            int mask = current.length - 1;
            for (int i = (int) (hash >>> 8) & mask; ; i = (i + 1) & mask) {
                long slot = (long) SLOTS.getAcquire(current, i);
                if (slot == 0) {
                    return null;
                }
                if (slot >>> 40 == hash >>> 40) {
                    byte @Nullable [] slab = slab(slot);
                    if (slab == null) {
                        break; // its records moved meanwhile: look again
                    }
                    PackedClient client = new PackedClient(slab, place(slot), names, mark(slot));
                    if (client.is(clientId)) {
                        return client;
                    }
                }
            }
        }
    }

    /** Keeps a record, instead of the one the client had; false when a client more does not fit. */
    boolean put(byte[] packed) {
        PackedClient client = new PackedClient(packed, 0, names);
        long hash = hash(client.clientIdHash());
        int slot = slotOf(client.clientId(), hash);
        boolean isNew = slots[slot] == 0;
        if (isNew && live >= mostSlabs && end + packed.length > SLAB) {
            return false;
        }
        long before = slots[slot];
        int newest = last;
        long address = append(packed);
        SLOTS.setRelease(slots, slot, (hash >>> 40) << 40 | address);
        if (isNew) {
            size++;
            growWhenHalfFull();
        } else {
            dead[number(before)] += length(before);
            compactWhenMostlyDead(number(before));
        }
        if (last != newest && newest >= 0) {
            // what died in it while it was the newest, when perhaps nothing in it dies any more
            compactWhenMostlyDead(newest);
        }
        return true;
    }

    int size() {
        return size;
    }

    long bytes() {
        return (long) live * SLAB + 8L * slots.length;
    }

    private int slotOf(String clientId, long hash) {
        long[] current = slots;
        int mask = current.length - 1;
        int i = (int) (hash >>> 8) & mask;
        while (current[i] != 0
                && !(current[i] >>> 40 == hash >>> 40 && at(current[i]).is(clientId))) {
            i = (i + 1) & mask;
        }
        return i;
    }

    private long append(byte[] packed) {
        if (end + packed.length > SLAB) {
            open();
        }
        System.arraycopy(packed, 0, slabs[last], end, packed.length);
        long address = (long) last << 20 | end;
        end += packed.length;
        return address;
    }

    private void open() {
        last++;
        if (last >= MOST_SLABS) {
            throw new IllegalStateException("the slab numbers are used up: the view begins anew");
        }
        if (last == slabs.length) {
            dead = Arrays.copyOf(dead, 2 * last);
            slabs = Arrays.copyOf(slabs, 2 * last);
        }
        SLABS.setRelease(slabs, last, new byte[SLAB]);
        live++;
        end = last == 0 ? FIRST_PLACE : 0;
    }

    private void growWhenHalfFull() {
        long[] old = slots;
        if (size * 2 <= old.length) {
            return;
        }
        long[] larger = new long[old.length * 2];
        int mask = larger.length - 1;
        for (long slot : old) {
            if (slot != 0) {
                int i = (int) (hash(at(slot).clientIdHash()) >>> 8) & mask;
                while (larger[i] != 0) {
                    i = (i + 1) & mask;
                }
                larger[i] = slot;
            }
        }
        slots = larger;
    }

    private void compactWhenMostlyDead(int slab) {
        byte @Nullable [] old = slabs[slab];
        if (slab == last || dead[slab] < SLAB / 2 || old == null) {
            return;
        }
        for (int place = slab == 0 ? FIRST_PLACE : 0; place + 4 <= SLAB; ) {
            PackedClient client = new PackedClient(old, place, names);
            int length = client.length();
            if (length == 0) {
                break;
            }
            long hash = hash(client.clientIdHash());
            int slot = slotOf(client.clientId(), hash);
            if ((slots[slot] & PLACE) == ((long) slab << 20 | place)) {
                long address = append(Arrays.copyOfRange(old, place, place + length));
                SLOTS.setRelease(slots, slot, (hash >>> 40) << 40 | address);
            }
            place += length;
        }
        SLABS.setRelease(slabs, slab, null);
        live--;
    }

    private byte @Nullable [] slab(long slot) {
        // read after the slot: whoever wrote the slot had put the slab there before
        return (byte[]) SLABS.getAcquire(slabs, number(slot));
    }

    private PackedClient at(long slot) {
        return new PackedClient(slabs[number(slot)], place(slot), names);
    }

    private int length(long slot) {
        return at(slot).length();
    }

    /** Where a record is, in which life: nothing else is ever put there. */
    private long mark(long slot) {
        return life | (slot & PLACE);
    }

    private static int number(long slot) {
        return (int) (slot >>> 20) & 0xfffff;
    }

    private static int place(long slot) {
        return (int) slot & 0xfffff;
    }

    private static long hash(int hashCode) {
        return hashCode * 0x9E3779B97F4A7C15L;
    }
}

package io.countersign.trust.view;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Strings that many clients share, each kept once and known by a number, so that a packed client holds four bytes of it. */
final class Names {

    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private volatile String[] names = new String[64];

    /** The number of a string, the same for as long as this lives. */
    int number(String name) {
        Integer known = numbers.get(name);
        return known == null ? add(name) : known;
    }

    private synchronized int add(String name) {
        Integer meanwhile = numbers.get(name);
        if (meanwhile != null) {
            return meanwhile;
        }
        int number = numbers.size();
        String[] room = number < names.length ? names : Arrays.copyOf(names, names.length * 2);
        room[number] = name;
        // the array before the number: who has a number finds its name
        names = room;
        numbers.put(name, number);
        return number;
    }

    /** The one string that is kept of all that are equal to one. */
    String one(String name) {
        return name(number(name));
    }

    /** The string of a number. */
    String name(int number) {
        return names[number];
    }
}

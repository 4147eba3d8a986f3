package io.countersign.review;

import io.countersign.security.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far approvals fill the places that a policy has for people of each role. Nobody takes two places: somebody with two roles
 * takes whichever leaves most places filled (a maximum matching of people and places).
 *
 * @param counted one approval for each place that is filled
 * @param missing the roles of which people are missing
 */
record Quorum(List<Decision> counted, List<Missing> missing) {

    Quorum {
        counted = List.copyOf(counted);
        missing = List.copyOf(missing);
    }

    static Quorum of(Map<Role, Integer> asked, List<Decision> approvals) {
        Map<String, Decision> people = new HashMap<>();
        approvals.forEach(approval -> people.merge(approval.reviewer(), approval, Quorum::newer));
        List<Role> places = new ArrayList<>();
        asked.keySet().stream().sorted().forEach(role -> {
            for (int i = 0; i < asked.getOrDefault(role, 0); i++) {
                places.add(role);
            }
        });
        Map<Integer, Decision> filled = new HashMap<>();
        // the newest first, so that of more people than places those count whose approval lasts longest
        people.values().stream()
                .sorted((a, b) -> b.decidedAt().compareTo(a.decidedAt()))
                .forEach(person -> seat(person, places, filled, new HashSet<>()));
        return new Quorum(List.copyOf(filled.values()), missing(asked, places, filled));
    }

    private static Decision newer(Decision a, Decision b) {
        return a.decidedAt().isBefore(b.decidedAt()) ? b : a;
    }

    /** Finds a place for somebody, moving others to another place of theirs where that helps. */
    private static boolean seat(Decision person, List<Role> places, Map<Integer, Decision> filled, Set<Integer> tried) {
        for (int place = 0; place < places.size(); place++) {
            if (!person.roles().contains(places.get(place)) || !tried.add(place)) {
                continue;
            }
            Decision sitting = filled.get(place);
            if (sitting == null || seat(sitting, places, filled, tried)) {
                filled.put(place, person);
                return true;
            }
        }
        return false;
    }

    private static List<Missing> missing(Map<Role, Integer> asked, List<Role> places, Map<Integer, Decision> filled) {
        return asked.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(role -> Missing.approvals(role.getKey().wire(), role.getValue(), (int) filled.keySet().stream()
                        .filter(place -> places.get(place) == role.getKey())
                        .count()))
                .filter(role -> !role.asked().equals(role.has()))
                .toList();
    }
}

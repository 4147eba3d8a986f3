package io.countersign.review.policy;

import io.countersign.security.Role;
import java.time.Instant;
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
 * @param vacant the roles of which people are missing
 */
public record Quorum(List<Approval> counted, List<Vacancy> vacant) {

    public Quorum {
        counted = List.copyOf(counted);
        vacant = List.copyOf(vacant);
    }

    /**
     * One approval of whatever a policy governs.
     *
     * @param person the subject who approved
     * @param roles the roles that the person had then
     */
    public record Approval(String person, Set<Role> roles, Instant at) {
        public Approval {
            roles = Set.copyOf(roles);
        }
    }

    /** A role of which the policy asks for more people than approved. */
    public record Vacancy(Role role, int asked, int has) {}

    /** Seats the people who approved, each once, on the places asked for. */
    public static Quorum of(Map<Role, Integer> asked, List<Approval> approvals) {
        Map<String, Approval> people = new HashMap<>();
        approvals.forEach(approval -> people.merge(approval.person(), approval, Quorum::newer));
        List<Role> places = new ArrayList<>();
        asked.keySet().stream().sorted().forEach(role -> {
            for (int i = 0; i < asked.getOrDefault(role, 0); i++) {
                places.add(role);
            }
        });
        Map<Integer, Approval> filled = new HashMap<>();
        // the newest first, so that of more people than places those count whose approval lasts longest
        people.values().stream()
                .sorted((a, b) -> b.at().compareTo(a.at()))
                .forEach(person -> seat(person, places, filled, new HashSet<>()));
        return new Quorum(List.copyOf(filled.values()), vacant(asked, places, filled));
    }

    /** Whether every place is filled. */
    public boolean met() {
        return vacant.isEmpty();
    }

    private static Approval newer(Approval a, Approval b) {
        return a.at().isBefore(b.at()) ? b : a;
    }

    /** Finds a place for somebody, moving others to another place of theirs where that helps. */
    private static boolean seat(Approval person, List<Role> places, Map<Integer, Approval> filled, Set<Integer> tried) {
        for (int place = 0; place < places.size(); place++) {
            if (!person.roles().contains(places.get(place)) || !tried.add(place)) {
                continue;
            }
            Approval sitting = filled.get(place);
            if (sitting == null || seat(sitting, places, filled, tried)) {
                filled.put(place, person);
                return true;
            }
        }
        return false;
    }

    private static List<Vacancy> vacant(Map<Role, Integer> asked, List<Role> places, Map<Integer, Approval> filled) {
        return asked.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(role -> new Vacancy(role.getKey(), role.getValue(), (int) filled.keySet().stream()
                        .filter(place -> places.get(place) == role.getKey())
                        .count()))
                .filter(role -> role.asked() != role.has())
                .toList();
    }
}

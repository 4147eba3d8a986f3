package io.countersign.review;

import io.countersign.document.Digest;
import io.countersign.review.World.Act;
import io.countersign.review.World.Happened;
import io.countersign.review.World.Live;
import io.countersign.review.policy.PolicyTerms;
import io.countersign.security.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Says from the plain history alone what a version that went live lacks; brute force where the code is clever. */
final class Oracle {

    private Oracle() {}

    static List<String> objections(List<Happened> history, Live live) {
        if (live.terms().isEmpty()) {
            return List.of("no policy applied");
        }
        PolicyTerms terms = live.terms().get();
        List<Happened> own = history.stream()
                .filter(it -> it.submission().equals(live.submission()))
                .toList();
        List<String> objections = new ArrayList<>();
        if (terms.freezes().stream()
                .anyMatch(it -> !live.at().isBefore(it.from()) && live.at().isBefore(it.until()))) {
            objections.add("published in a freeze");
        }
        if (!live.digest().equals(lastDraft(own))) {
            objections.add("other bytes than the last draft");
        }
        terms.evidence().forEach((kind, age) -> {
            boolean fresh = own.stream()
                    .filter(it -> it.act() == Act.PROVIDE && it.kind().equals(kind.wire()))
                    .filter(it -> it.digest().equals(live.digest()))
                    .filter(it -> !kind.isReport() || !writers(own).contains(it.who()))
                    .anyMatch(it -> !it.observed().isAfter(live.at())
                            && live.at().isBefore(it.observed().plus(age)));
            if (!fresh) {
                objections.add("no fresh " + kind.wire());
            }
        });
        boolean rule = !live.changes().isEmpty() && terms.withoutPeople().containsAll(live.changes());
        if (!rule && !quorum(terms.approvals(), approvals(own, live, terms))) {
            objections.add("approvals are missing");
        }
        return objections;
    }

    /** Who approved these bytes since they were last handed in, still validly, and wrote none of the drafts. */
    private static List<Happened> approvals(List<Happened> own, Live live, PolicyTerms terms) {
        int handedIn = 0;
        for (int i = 0; i < own.size(); i++) {
            handedIn = own.get(i).act() == Act.SUBMIT ? i : handedIn;
        }
        Set<String> writers = writers(own);
        List<Happened> approvals = new ArrayList<>();
        for (Happened it : own.subList(handedIn, own.size())) {
            Instant end = it.at().plus(terms.validity());
            boolean counts = it.act() == Act.APPROVE
                    && it.digest().equals(live.digest())
                    && live.at().isBefore(end);
            if (counts && !writers.contains(it.who())) {
                approvals.add(it);
            }
        }
        return approvals;
    }

    private static Set<String> writers(List<Happened> own) {
        return own.stream()
                .filter(it -> it.act() == Act.REVISE)
                .map(Happened::who)
                .collect(Collectors.toSet());
    }

    private static Digest lastDraft(List<Happened> own) {
        return own.stream()
                .filter(it -> it.act() == Act.REVISE)
                .toList()
                .getLast()
                .digest();
    }

    /** Tries every way of giving the places to distinct people. */
    private static boolean quorum(Map<Role, Integer> asked, List<Happened> approvals) {
        List<Role> places = new ArrayList<>();
        asked.forEach((role, count) -> {
            for (int i = 0; i < count; i++) {
                places.add(role);
            }
        });
        return seated(places, 0, approvals, new HashSet<>());
    }

    private static boolean seated(List<Role> places, int next, List<Happened> approvals, Set<String> taken) {
        if (next == places.size()) {
            return true;
        }
        for (Happened approval : approvals) {
            if (approval.roles().contains(places.get(next)) && taken.add(approval.who())) {
                if (seated(places, next + 1, approvals, taken)) {
                    return true;
                }
                taken.remove(approval.who());
            }
        }
        return false;
    }
}

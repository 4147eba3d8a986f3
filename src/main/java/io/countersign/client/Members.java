package io.countersign.client;

import io.countersign.log.Log;
import io.countersign.platform.Page;
import io.countersign.security.AccessDenied;
import io.countersign.security.Actor;
import io.countersign.security.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who owns a namespace and who may author in it: security admins name owners, those and security admins name authors. */
@ApplicationScoped
@Transactional
public class Members {

    /** The most owners, and the most authors, of one namespace. */
    public static final int MOST = 100;

    private final Namespaces namespaces;
    private final MemberRepository members;
    private final Log log;
    private final Clock clock;

    Members(Namespaces namespaces, MemberRepository members, Log log, Clock clock) {
        this.namespaces = namespaces;
        this.members = members;
        this.log = log;
        this.clock = clock;
    }

    /** The members of a namespace, in the order they were added, for those who may read it. */
    public Page<Member> list(Actor actor, String namespace, long cursor, int limit) {
        namespaces.namespace(actor, namespace);
        return Page.of(members.after(namespace, cursor, limit + 1), limit, Member::ordinal);
    }

    /** Names a subject owner or author; one who is so already stays so, as of then. */
    public Member add(Actor actor, String namespace, String subject, Member.Position position) {
        requireMayChange(actor, namespace, position);
        members.lock(namespace);
        Optional<Member> there = members.named(namespace, position, subject);
        if (there.isPresent()) {
            return there.get();
        }
        if (members.count(namespace, position) >= MOST) {
            throw ClientRefused.limit(MOST);
        }
        Member added =
                members.append(namespace, subject, position, MemberEntity.Act.ADDED, clock.instant(), actor.subject());
        log.append(actor, "namespace.member-added", namespace, detail(subject, position));
        return added;
    }

    /** Takes an owner or author off the list. */
    public void remove(Actor actor, String namespace, String subject, Member.Position position) {
        requireMayChange(actor, namespace, position);
        members.lock(namespace);
        if (members.named(namespace, position, subject).isEmpty()) {
            throw ClientRefused.notFound();
        }
        members.append(namespace, subject, position, MemberEntity.Act.REMOVED, clock.instant(), actor.subject());
        log.append(actor, "namespace.member-removed", namespace, detail(subject, position));
    }

    /** The actor, without the namespace when that keeps an author list which does not name the actor's subject. */
    public Actor within(Actor actor, String namespace) {
        if (!actor.namespaces().contains(namespace)
                || members.count(namespace, Member.Position.AUTHOR) == 0
                || members.named(namespace, Member.Position.AUTHOR, actor.subject())
                        .isPresent()) {
            return actor;
        }
        Set<String> others = actor.namespaces().stream()
                .filter(name -> !name.equals(namespace))
                .collect(Collectors.toUnmodifiableSet());
        return new Actor(actor.subject(), actor.roles(), others);
    }

    /** Whether the actor answers for the namespace: one of its owners, or anybody where it names none. */
    public boolean answersFor(Actor actor, String namespace) {
        return members.count(namespace, Member.Position.OWNER) == 0
                || members.named(namespace, Member.Position.OWNER, actor.subject())
                        .isPresent();
    }

    /** Whether the actor's token makes it an author of the namespace and the namespace names it an owner. */
    boolean owns(Actor actor, String namespace) {
        return actor.authors(namespace)
                && members.named(namespace, Member.Position.OWNER, actor.subject())
                        .isPresent();
    }

    private void requireMayChange(Actor actor, String namespace, Member.Position position) {
        namespaces.namespace(actor, namespace);
        if (actor.is(Role.SECURITY_ADMIN)) {
            return;
        }
        if (position == Member.Position.OWNER) {
            actor.require(Role.SECURITY_ADMIN);
        }
        if (!owns(actor, namespace)) {
            throw AccessDenied.notOwner();
        }
    }

    private static Map<String, String> detail(String subject, Member.Position position) {
        return Map.of("subject", subject, "role", position.wire());
    }
}

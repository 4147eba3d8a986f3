package io.countersign.trust;

import io.countersign.security.Bearer;
import io.countersign.security.Role;
import io.countersign.trust.view.Server;
import io.countersign.trust.view.Surroundings;
import io.countersign.trust.view.TrustView;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Which registered authorization server a token is of; looked up with every request, so that a disabled one stops at once. */
@Singleton
public class Servers {

    private static final Whose UNREGISTERED = new Unregistered();
    private static final Whose UNDECIDED = new Undecided();

    private final TrustView view;

    Servers(TrustView view) {
        this.view = view;
    }

    /** Whose a token is. */
    public sealed interface Whose {}

    /** That of a registered and enabled server. */
    public record Known(Server server) implements Whose {}

    /** Of nobody that is registered and enabled. */
    public record Unregistered() implements Whose {}

    /** Not known, because the view is too old to say who is registered. */
    public record Undecided() implements Whose {}

    /** Whose a verified token is. */
    public Whose of(Bearer bearer) {
        if (!view.isFresh()) {
            return UNDECIDED;
        }
        Surroundings around = view.surroundings();
        Optional<Server> server = bearer.server() == null
                ? around.serverOfSubject(bearer.actor().subject())
                : around.server(bearer.server());
        return server.<Whose>map(Known::new).orElse(UNREGISTERED);
    }

    /** The registered server that a token is of; empty for one of somebody who is no authorization server. */
    public Optional<Server> asking(Bearer bearer) {
        if (!bearer.actor().is(Role.AUTHORIZATION_SERVER)) {
            return Optional.empty();
        }
        return switch (of(bearer)) {
            case Known(var server) -> Optional.of(server);
            case Unregistered _ -> throw new ServerUnregistered();
            case Undecided _ -> throw new ViewStale();
        };
    }
}

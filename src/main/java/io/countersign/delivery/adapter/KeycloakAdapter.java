package io.countersign.delivery.adapter;

import io.countersign.delivery.Adapter;
import io.countersign.delivery.Delivery;
import io.countersign.delivery.Evidence;
import io.countersign.delivery.Outcome;
import io.countersign.delivery.Recipient;
import io.countersign.platform.Ids;
import io.countersign.trust.TrustService;
import io.countersign.trust.TrustStatus;
import io.countersign.trust.event.EventType;
import io.countersign.trust.event.TrustEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Enables and disables clients in the realms of a Keycloak. It brings about what holds now and not what it is told of, so that what is
 * told late, or again, never undoes what came after.
 */
@ApplicationScoped
class KeycloakAdapter implements Adapter {

    /** When the client's trust changes while it is acted on, that is done once more. */
    private static final int ROUNDS = 2;

    private final AdapterRepository adapters;
    private final MountedCredentials credentials;
    private final KeycloakTokens tokens;
    private final Conversations conversations;
    private final TrustService trust;
    private final Ids ids;
    private final Clock clock;

    KeycloakAdapter(
            AdapterRepository adapters,
            MountedCredentials credentials,
            KeycloakTokens tokens,
            Conversations conversations,
            TrustService trust,
            Ids ids,
            Clock clock) {
        this.adapters = adapters;
        this.credentials = credentials;
        this.tokens = tokens;
        this.conversations = conversations;
        this.trust = trust;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public boolean tells(Recipient.Kind kind) {
        return kind == Recipient.Kind.KEYCLOAK;
    }

    @Override
    public Outcome tell(Recipient recipient, Delivery delivery) {
        TrustEvent event = Objects.requireNonNull(delivery.event(), "an adapter is told of events only");
        Optional<RegisteredAdapter> adapter = adapters.byId(recipient.id());
        if (adapter.isEmpty()) {
            return new Outcome.Rejected("the adapter was deleted", List.of());
        }
        AdapterTerms terms = adapter.get().terms();
        try {
            return bringAbout(terms, credentials.read(terms.credential()), event);
        } catch (CredentialUnusable e) {
            return new Outcome.Unreachable("the credential " + terms.credential() + " " + e.why(), 0, List.of());
        }
    }

    private Outcome bringAbout(AdapterTerms terms, String secret, TrustEvent event) {
        Instant end = conversations.end();
        boolean changed = event.type() == EventType.CLIENT_ENABLED || event.type() == EventType.CLIENT_DISABLED;
        List<Evidence> evidence = new ArrayList<>();
        boolean trusted = isTrusted(event);
        for (int round = 0; round < ROUNDS; round++) {
            var wanted = new KeycloakClient.Wanted(event.clientId(), trusted, changed, terms.endSessions());
            List<RealmTold> told = Realms.each(terms.realms(), realm -> tell(realm(terms, realm, secret, end), wanted));
            Outcome outcome = RealmTold.together(told, evidence, clock.instant());
            boolean trustedNow = isTrusted(event);
            if (trustedNow == trusted) {
                return outcome;
            }
            trusted = trustedNow;
            changed = true;
        }
        return new Outcome.Rejected("its trust changed again while it was acted on", evidence);
    }

    private boolean isTrusted(TrustEvent event) {
        return trust.of(event.client()).status() == TrustStatus.ACTIVE;
    }

    private KeycloakRealm realm(AdapterTerms terms, String realm, String secret, Instant end) {
        var account = new KeycloakTokens.Account(terms.base(), realm, terms.clientId());
        return new KeycloakRealm(conversations.until(end), tokens, account, secret);
    }

    private RealmTold tell(KeycloakRealm realm, KeycloakClient.Wanted wanted) {
        try {
            KeycloakClient.Is is = new KeycloakClient(realm, clock, wanted).bringAbout();
            return new RealmTold(is, null, realm.conversation().evidence());
        } catch (StepFailed e) {
            return new RealmTold(null, e, realm.conversation().evidence());
        }
    }

    /** Signs in to each realm, and looks whether the account may do there what it will have to. */
    AdapterCheck check(RegisteredAdapter adapter) {
        AdapterTerms terms = adapter.terms();
        Instant end = conversations.end();
        try {
            String secret = credentials.read(terms.credential());
            List<AdapterCheck> checks =
                    Realms.each(terms.realms(), realm -> check(realm(terms, realm, secret, end), terms.endSessions()));
            return new AdapterCheck(
                    checks.stream().flatMap(it -> it.faults().stream()).toList(),
                    checks.stream().flatMap(it -> it.evidence().stream()).toList());
        } catch (CredentialUnusable e) {
            return new AdapterCheck(List.of("the credential " + terms.credential() + " " + e.why()), List.of());
        }
    }

    private AdapterCheck check(KeycloakRealm realm, boolean endSessions) {
        List<String> faults = new ArrayList<>();
        try {
            realm.signIn();
            if (!realm.first().path("access").path("manage").asBoolean()) {
                faults.add(realm.step("read clients") + ": the service account may not manage them (manage-clients)");
            }
            if (endSessions) {
                // a session that is not there: only who may end sessions hears that
                realm.endSession(ids.next().toString(), false);
            }
        } catch (StepFailed e) {
            faults.add(e.why());
        }
        return new AdapterCheck(faults, realm.conversation().evidence());
    }
}

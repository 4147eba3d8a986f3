package io.countersign.keycloak;

import io.micrometer.core.instrument.Metrics;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.idm.ClientPolicyExecutorConfigurationRepresentation;
import org.keycloak.services.ErrorPageException;
import org.keycloak.services.clientpolicy.ClientPolicyContext;
import org.keycloak.services.clientpolicy.ClientPolicyException;
import org.keycloak.services.clientpolicy.context.TokenIntrospectContext;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProvider;

/** Asks Countersign at each request of a client whether it may go on, and refuses it when there is no yes. */
final class TrustExecutor implements ClientPolicyExecutorProvider<TrustExecutor.Configuration> {

    private static final Logger LOG = Logger.getLogger(TrustExecutor.class);

    /** The registration that was asked about in this request, so that it is asked about once. */
    private static final String REGISTERED = TrustExecutor.class.getName() + ".registered";

    /** What no realm ever issued: Keycloak answers {@code active: false} (RFC 7662 §2.2). */
    private static final String NO_TOKEN = "refused";

    private final KeycloakSession session;
    private final BiFunction<Settings, Question, Answer> asking;
    private @Nullable Settings settings;

    TrustExecutor(KeycloakSession session, BiFunction<Settings, Question, Answer> asking) {
        this.session = session;
        this.asking = asking;
    }

    /** The settings as Keycloak keeps them. */
    public static final class Configuration extends ClientPolicyExecutorConfigurationRepresentation {

        /** Whether they make sense; what does not is not saved. */
        @Override
        public boolean validateConfig() {
            return read(this) != null;
        }
    }

    @Override
    public String getProviderId() {
        return TrustExecutorFactory.ID;
    }

    @Override
    public Class<Configuration> getExecutorConfigurationClass() {
        return Configuration.class;
    }

    @Override
    public void setupConfiguration(@Nullable Configuration configuration) {
        settings = read(configuration == null ? new Configuration() : configuration);
    }

    @Override
    public void executeOnEvent(ClientPolicyContext context) throws ClientPolicyException {
        Optional<Question> asked = new Questions(session, settings != null && settings.everyClient()).about(context);
        if (asked.isEmpty() || isAskedAlready(asked.get())) {
            return;
        }
        Question question = asked.get();
        switch (answer(question)) {
            case Answer.Trusted() -> {
                if (question.action() == Action.REGISTER) {
                    session.setAttribute(REGISTERED, question.clientId());
                }
            }
            case Answer.Refused(List<String> reasons) ->
                refuse(context, question, Refusal.of(context.getEvent(), reasons), String.join(" ", reasons));
            case Answer.Unknown(String why) -> refuse(context, question, Refusal.unanswered(context.getEvent()), why);
        }
    }

    private boolean isAskedAlready(Question question) {
        return question.action() == Action.REGISTER
                && Objects.equals(session.getAttribute(REGISTERED), question.clientId());
    }

    private Answer answer(Question question) {
        Settings current = settings;
        if (current == null) {
            return new Answer.Unknown("the settings make no sense");
        }
        try {
            return asking.apply(current, question);
        } catch (RuntimeException e) {
            LOG.error("Countersign could not be asked", e);
            return new Answer.Unknown(
                    "an error of this executor: " + e.getClass().getSimpleName());
        }
    }

    private void refuse(ClientPolicyContext context, Question question, Refusal refusal, String why)
            throws ClientPolicyException {
        boolean enforced = settings == null || settings.enforces();
        String mode = enforced ? Settings.ENFORCE : Settings.REPORT;
        LOG.warnf(
                "Countersign: %s of client %s %s: %s",
                question.action().wire(), shown(question.clientId()), enforced ? "refused" : "would be refused", why);
        Metrics.counter(
                        "countersign.refusals",
                        "action",
                        question.action().wire(),
                        "mode",
                        mode,
                        "error",
                        refusal.error())
                .increment();
        if (!enforced) {
            return;
        }
        if (context instanceof TokenIntrospectContext introspection) {
            introspection.getParams().putSingle(OAuth2Constants.TOKEN, NO_TOKEN);
            return;
        }
        if (refusal.shown()) {
            throw page(question, refusal);
        }
        throw refusal.exception();
    }

    /** Keycloak would redirect on a ClientPolicyException; so this does what it does at other requests that it cannot redirect. */
    private ErrorPageException page(Question question, Refusal refusal) {
        new EventBuilder(
                        session.getContext().getRealm(),
                        session,
                        session.getContext().getConnection())
                .event(EventType.LOGIN)
                .client(question.clientId())
                .detail(Details.REASON, Details.CLIENT_POLICY_ERROR)
                .detail(Details.CLIENT_POLICY_ERROR, refusal.error())
                .detail(Details.CLIENT_POLICY_ERROR_DETAIL, refusal.description())
                .error(refusal.error());
        return new ErrorPageException(session, refusal.status(), refusal.description());
    }

    /** What anybody may send, as a log may hold it. */
    private static String shown(String clientId) {
        String cut = clientId.length() > 200 ? clientId.substring(0, 200) + "..." : clientId;
        return cut.replaceAll("[^\\x21-\\x7e]", "?");
    }

    private static @Nullable Settings read(Configuration configuration) {
        try {
            return Settings.parse(configuration.getConfigAsMap());
        } catch (IllegalArgumentException e) {
            LOG.errorf("Countersign: %s", e.getMessage());
            return null;
        }
    }
}

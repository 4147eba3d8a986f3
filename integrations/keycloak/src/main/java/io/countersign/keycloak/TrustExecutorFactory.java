package io.countersign.keycloak;

import java.time.Clock;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProvider;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProviderFactory;

/** Makes the executor known to Keycloak, and its settings to the admin console. */
public final class TrustExecutorFactory implements ClientPolicyExecutorProviderFactory {

    /** What the executor is called in client profiles. */
    public static final String ID = "countersign-trust";

    private final Tokens tokens = new Tokens(Clock.systemUTC());

    @Override
    public ClientPolicyExecutorProvider<TrustExecutor.Configuration> create(KeycloakSession session) {
        return new TrustExecutor(session, new AskingRealm(session, tokens)::ask);
    }

    @Override
    public void init(Config.Scope config) {
        // everything is set in the realm
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // nothing to prepare
    }

    @Override
    public void close() {
        // the HTTP client is Keycloak's
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getHelpText() {
        return "Asks Countersign at each authorization, token and refresh request whether the client is trusted, and refuses it "
                + "when it is not. Use it in a policy of its own with the condition any-client.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return ProviderConfigurationBuilder.create()
                .property(text(Settings.ENDPOINT, "Countersign", "Base URL of Countersign, https.", ""))
                .property(text(
                        Settings.AUDIENCE,
                        "Audience",
                        "What assertions are meant for: the base URL that Countersign calls its own. Empty: as above.",
                        ""))
                .property(choice(
                        Settings.AUTHENTICATION,
                        "Authentication",
                        "private_key_jwt: the active key of the realm signs. bearer: a token that is set here.",
                        Settings.PRIVATE_KEY_JWT,
                        Settings.BEARER))
                .property(secret())
                .property(choice(
                        Settings.MODE,
                        "Mode",
                        "enforce: no yes, no access. report: nothing is refused, what would be is logged and counted.",
                        Settings.ENFORCE,
                        Settings.REPORT))
                .property(text(
                        Settings.ENVIRONMENT,
                        "Environment",
                        "dev, staging or prod. Empty: the usual one of this authorization server.",
                        ""))
                .property(text(
                        Settings.CONNECT_TIMEOUT,
                        "Connect timeout",
                        "Milliseconds.",
                        Integer.toString(Settings.USUAL_CONNECT_TIMEOUT)))
                .property(text(
                        Settings.REQUEST_TIMEOUT,
                        "Request timeout",
                        "Milliseconds for one call, connecting included.",
                        Integer.toString(Settings.USUAL_REQUEST_TIMEOUT)))
                .property(new ProviderConfigProperty(
                        Settings.EVERY_CLIENT,
                        "Every client",
                        "Ask about clients too whose ID is no http or https URL.",
                        ProviderConfigProperty.BOOLEAN_TYPE,
                        false))
                .property(text(
                        Settings.ISSUER_SCOPES,
                        "Issuer scopes",
                        "Scopes that are the realm's own and not asked about at a protected resource, space separated.",
                        Settings.USUAL_ISSUER_SCOPES))
                .build();
    }

    private static ProviderConfigProperty text(String name, String label, String help, String usual) {
        return new ProviderConfigProperty(name, label, help, ProviderConfigProperty.STRING_TYPE, usual);
    }

    private static ProviderConfigProperty choice(String name, String label, String help, String usual, String other) {
        ProviderConfigProperty property =
                new ProviderConfigProperty(name, label, help, ProviderConfigProperty.LIST_TYPE, usual);
        property.setOptions(List.of(usual, other));
        return property;
    }

    private static ProviderConfigProperty secret() {
        String help = "For bearer. A reference to the vault, such as ${vault.countersign}, keeps it out of the realm.";
        ProviderConfigProperty property = new ProviderConfigProperty(
                Settings.BEARER_TOKEN, "Bearer token", help, ProviderConfigProperty.PASSWORD, "");
        property.setSecret(true);
        return property;
    }
}

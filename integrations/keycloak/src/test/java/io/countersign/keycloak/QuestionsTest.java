package io.countersign.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.ClientModel;
import org.keycloak.protocol.oauth2.cimd.clientpolicy.context.CimdClientRegisterContext;
import org.keycloak.protocol.oidc.endpoints.request.AuthorizationEndpointRequest;
import org.keycloak.protocol.oidc.utils.OIDCResponseType;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.RefreshToken;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.services.clientpolicy.ClientPolicyContext;
import org.keycloak.services.clientpolicy.ClientPolicyEvent;
import org.keycloak.services.clientpolicy.context.AdminClientRegisterContext;
import org.keycloak.services.clientpolicy.context.AuthorizationRequestContext;
import org.keycloak.services.clientpolicy.context.PreAuthorizationRequestContext;
import org.keycloak.services.clientpolicy.context.ResourceOwnerPasswordCredentialsContext;
import org.keycloak.services.clientpolicy.context.ServiceAccountTokenRequestContext;
import org.keycloak.services.clientpolicy.context.TokenIntrospectContext;
import org.keycloak.services.clientpolicy.context.TokenRefreshContext;
import org.keycloak.sessions.AuthenticationSessionModel;

class QuestionsTest {

    private static final String ID = "https://acme.example/oauth/client.json";
    private static final String MCP = "https://mcp.example";

    private final Keycloak keycloak = new Keycloak();
    private final Questions questions = new Questions(keycloak.session, false);

    @Test
    void aClientThatKeycloakDoesNotHaveIsAskedAboutBeforeItsDocumentIsFetched() {
        assertThat(questions.about(before(ID))).contains(Question.plain(Action.REGISTER, ID));
        keycloak.client(ID);
        assertThat(questions.about(before(ID))).isEmpty();
    }

    @Test
    void aDocumentThatWasFetchedBeforeIsAskedAboutAsItIsRegistered() {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId(ID);
        assertThat(questions.about(new CimdClientRegisterContext(client)))
                .contains(Question.plain(Action.REGISTER, ID));
        assertThat(questions.about(new AdminClientRegisterContext(client, null)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://acme.example/client, true",
        "HTTPS://acme.example/client, true",
        "http://localhost/client, true",
        "httpsomething, false",
        "my-app, false",
        "urn:acme:client, false"
    })
    void onlyClientsWithAUrlAreAskedAboutUnlessEveryOneIs(String id, boolean asked) {
        assertThat(questions.about(before(id)).isPresent()).isEqualTo(asked);
        assertThat(new Questions(keycloak.session, true).about(before(id))).isPresent();
    }

    @Test
    void anAuthorizationIsAskedAboutWithAllThatIsKnownOfIt() {
        AuthorizationEndpointRequest request = new AuthorizationEndpointRequest() {
            @Override
            public String getScope() {
                return "openid notes:read";
            }

            @Override
            public String getResource() {
                return MCP;
            }
        };
        ClientModel client = keycloak.client(ID);
        AuthenticationSessionModel signingIn = Stub.of(AuthenticationSessionModel.class, Map.of("getClient", client));
        ClientPolicyContext context = new AuthorizationRequestContext(
                OIDCResponseType.parse("code"), request, "http://127.0.0.1/cb", form(), signingIn);
        assertThat(questions.about(context))
                .contains(new Question(
                        Action.AUTHORIZE,
                        ID,
                        Set.of(MCP),
                        "http://127.0.0.1/cb",
                        Set.of("openid", "notes:read", "profile")));
    }

    @Test
    void aRefreshIsAskedAboutWithWhatTheRefreshTokenWasGrantedFor() {
        refreshToken("openid notes:read roles");
        keycloak.notes.put("resource", MCP);
        assertThat(questions.about(refresh(null, "refresh_token", "R")))
                .contains(
                        new Question(Action.REFRESH, ID, Set.of(MCP), null, Set.of("openid", "notes:read", "profile")));
    }

    @Test
    void aRefreshIsAskedAboutWithTheResourceOfTheRequestAndOfTheToken() {
        refreshToken("notes:read").setOtherClaims("resource", "https://bound.example");
        keycloak.notes.put("resource", "https://other.example");
        assertThat(questions
                        .about(refresh("notes:read", "refresh_token", "R", "resource", MCP))
                        .orElseThrow()
                        .resources())
                .containsExactlyInAnyOrder(MCP, "https://bound.example");
    }

    @Test
    void aRefreshWithATokenOfSomebodyElseIsAskedAboutAllTheSame() {
        assertThat(questions.about(refresh(null, "refresh_token", "forged")))
                .contains(new Question(Action.REFRESH, ID, Set.of(), null, Set.of("profile")));
    }

    @Test
    void otherGrantsAreAskedAboutAsTokens() {
        ClientModel client = keycloak.client(ID);
        keycloak.form.putAll(form("resource", MCP));
        keycloak.notes.put("scope", "notes:read");
        Question expected = new Question(Action.TOKEN, ID, Set.of(MCP), null, Set.of("notes:read", "profile"));
        assertThat(questions.about(new ServiceAccountTokenRequestContext(form(), keycloak.granted(client))))
                .contains(expected);
        assertThat(questions.about(
                        new ResourceOwnerPasswordCredentialsContext(signedInAs(client), form("scope", "notes:read"))))
                .contains(expected);
    }

    @Test
    void anIntrospectionIsAboutTheClientThatHasTheToken() {
        AccessToken token = new AccessToken();
        token.issuedFor(ID);
        keycloak.tokens.put("A", token);
        ClientModel server = keycloak.client("resource-server");
        assertThat(questions.about(new TokenIntrospectContext(server, form("token", "A"))))
                .contains(Question.plain(Action.TOKEN, ID));
        assertThat(questions.about(new TokenIntrospectContext(server, form("token", "forged"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"TOKEN_REVOKE", "LOGOUT_REQUEST", "UNREGISTER", "VIEW", "TOKEN_RESPONSE", "SAML_AUTHN_REQUEST"})
    void nothingIsAskedWhereAccessIsTakenAwayOrWasAskedAboutBefore(ClientPolicyEvent event) {
        assertThat(questions.about(() -> event)).isEmpty();
    }

    private static ClientPolicyContext before(String id) {
        return new PreAuthorizationRequestContext(id, form("client_id", id));
    }

    private ClientPolicyContext refresh(@Nullable String scope, String... form) {
        return new TokenRefreshContext(form(form), keycloak.client(ID), scope);
    }

    private RefreshToken refreshToken(String scope) {
        AccessToken granted = new AccessToken();
        granted.setScope(scope);
        granted.setSessionId(Keycloak.SESSION);
        RefreshToken token = new RefreshToken(granted, null, null);
        keycloak.tokens.put("R", token);
        return token;
    }

    private org.keycloak.models.KeycloakSession signedInAs(ClientModel client) {
        return Stub.of(
                org.keycloak.models.KeycloakSession.class,
                Map.of("getContext", Stub.of(org.keycloak.models.KeycloakContext.class, Map.of("getClient", client))));
    }

    private static MultivaluedMap<String, String> form(String... namesAndValues) {
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.add(Arrays.asList(namesAndValues).get(i), namesAndValues[i + 1]);
        }
        return form;
    }
}

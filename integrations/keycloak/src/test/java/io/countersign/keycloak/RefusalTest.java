package io.countersign.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.services.clientpolicy.ClientPolicyEvent;

class RefusalTest {

    @ParameterizedTest
    @CsvSource({
        "AUTHORIZATION_REQUEST, client_suspended, unauthorized_client, 400, false",
        "AUTHORIZATION_REQUEST, client_revoked, unauthorized_client, 400, true",
        "AUTHORIZATION_REQUEST, client_unknown, unauthorized_client, 400, true",
        "AUTHORIZATION_REQUEST, redirect_uri_not_registered, unauthorized_client, 400, true",
        "AUTHORIZATION_REQUEST, scope_beyond_entitlement, invalid_scope, 400, false",
        "AUTHORIZATION_REQUEST, not_entitled, invalid_target, 400, false",
        "AUTHORIZATION_REQUEST, resource_unknown, invalid_target, 400, false",
        "AUTHORIZATION_REQUEST, view_stale, temporarily_unavailable, 503, false",
        "PUSHED_AUTHORIZATION_REQUEST, client_revoked, unauthorized_client, 400, false",
        "SERVICE_ACCOUNT_TOKEN_REQUEST, client_revoked, unauthorized_client, 400, false",
        "TOKEN_REQUEST, client_revoked, invalid_grant, 400, false",
        "TOKEN_REFRESH, client_revoked, invalid_grant, 400, false",
        "TOKEN_REFRESH, scope_beyond_entitlement, invalid_grant, 400, false",
        "TOKEN_REFRESH, issuer_mismatch, temporarily_unavailable, 503, false",
        "USERINFO_REQUEST, client_revoked, invalid_token, 401, false",
    })
    void aClientIsToldWhatItCanActOn(ClientPolicyEvent event, String reason, String error, int status, boolean shown) {
        Refusal refusal = Refusal.of(event, List.of(reason));
        assertThat(refusal.error()).isEqualTo(error);
        assertThat(refusal.status().getStatusCode()).isEqualTo(status);
        assertThat(refusal.shown()).isEqualTo(shown);
    }

    @Test
    void theDescriptionNamesTheReasons() {
        Refusal refusal = Refusal.of(ClientPolicyEvent.TOKEN_REFRESH, List.of("not_entitled", "environment_mismatch"));
        assertThat(refusal.exception().getErrorDetail())
                .isEqualTo("The client is not trusted here: not_entitled environment_mismatch");
    }

    @Test
    void aRedirectUriThatIsNotApprovedIsNeverUsedWhateverElseIsWrong() {
        List<String> reasons = List.of("environment_mismatch", "redirect_uri_not_registered");
        assertThat(Refusal.of(ClientPolicyEvent.AUTHORIZATION_REQUEST, reasons).shown())
                .isTrue();
    }

    @Test
    void aGrantIsNotThrownAwayBecauseNobodyAnswered() {
        assertThat(Refusal.unanswered(ClientPolicyEvent.TOKEN_REFRESH)
                        .exception()
                        .getError())
                .isEqualTo("temporarily_unavailable");
    }

    @Test
    void atUserinfoNobodyIsToldWhatKeycloakCannotSayThere() {
        assertThat(Refusal.unanswered(ClientPolicyEvent.USERINFO_REQUEST)
                        .exception()
                        .getError())
                .isEqualTo("server_error");
    }
}

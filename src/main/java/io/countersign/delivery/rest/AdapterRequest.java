package io.countersign.delivery.rest;

import io.countersign.delivery.Recipient;
import io.countersign.delivery.adapter.AdapterTerms;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the adapter of an authorization server shall be. */
public record AdapterRequest(
        @NotNull @Pattern(regexp = "keycloak|webhook") String kind,

        @NotNull @Size(min = 1, max = AdapterTerms.LONGEST_URL)
        String url,

        @Nullable @Size(max = AdapterTerms.MOST_REALMS)
        List<@NotNull @Pattern(regexp = AdapterTerms.REALM) String> realms,

        @Nullable @Pattern(regexp = AdapterTerms.CLIENT_ID) String clientId,
        @NotNull @Pattern(regexp = AdapterTerms.CREDENTIAL) String credential,
        @Nullable Boolean endSessions) {

    AdapterTerms terms() {
        boolean keycloak = kind.equals(Recipient.Kind.KEYCLOAK.wire());
        return new AdapterTerms(
                Recipient.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                AdapterTerms.url(url),
                realms == null ? List.of() : realms,
                clientId == null ? "" : clientId,
                credential,
                endSessions == null ? keycloak : endSessions);
    }
}

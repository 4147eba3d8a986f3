package io.countersign.trust.admission;

import io.countersign.platform.RegistryConfig;
import io.countersign.security.Bearer;
import io.countersign.security.Role;
import io.countersign.signing.Purpose;
import io.countersign.signing.Signer;
import io.countersign.trust.Servers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Exports which clients are active, for authorization servers that keep a list instead of asking. */
@ApplicationScoped
public class AdmissionService {

    /** The most clients of one export. */
    public static final int MOST = 10_000;

    private final AdmissionRepository clients;
    private final Servers servers;
    private final Signer signer;
    private final RegistryConfig registry;
    private final Clock clock;

    AdmissionService(
            AdmissionRepository clients, Servers servers, Signer signer, RegistryConfig registry, Clock clock) {
        this.clients = clients;
        this.servers = servers;
        this.signer = signer;
        this.registry = registry;
        this.clock = clock;
    }

    /** The clients that are active now; one query, so that all of it was true at one moment. */
    @Transactional
    public AdmissionExport export(Bearer bearer, AdmissionQuestion question) {
        bearer.actor().require(Role.AUTHORIZATION_SERVER, Role.SECURITY_ADMIN, Role.AUDITOR);
        boolean elsewhere = servers.asking(bearer)
                .filter(server -> !server.environments().contains(question.environment()))
                .isPresent();
        if (elsewhere) {
            throw new EnvironmentNotServed();
        }
        Instant now = clock.instant();
        List<Admitted> admitted = clients.active(question.environment(), question.namespace(), now, MOST + 1);
        if (admitted.size() > MOST) {
            throw new AdmissionTooLarge();
        }
        return new AdmissionExport(question, Export.bytes(question.shape(), admitted));
    }

    /** The export as a compact JWS over exactly its bytes; the header says of what it is the answer and when it was given. */
    public String signed(AdmissionExport export) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("cty", export.question().shape().mediaType());
        header.put("iss", registry.baseUrl().toString());
        header.put("sub", export.question().url(registry.baseUrl()));
        header.put("iat", clock.instant().getEpochSecond());
        return signer.sign(Purpose.ANSWER, AdmissionExport.TYP, header, export.bytes());
    }
}

package io.countersign.client.rest;

import io.countersign.client.HostAttempt;
import io.countersign.client.HostProof;
import io.countersign.client.PublisherHost;
import io.countersign.client.PublisherHosts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A publisher host as the API shows it. */
public record HostResponse(
        String host,
        String environment,
        String state,
        @Nullable String method,
        @Nullable Instant provedAt,
        @Nullable Instant expiresAt,
        String challenge,
        DnsRecord dns,
        WellKnown http,
        List<Attempt> lastAttempt) {

    /** The first way to prove control: a TXT record. */
    public record DnsRecord(String name, String type, String value) {}

    /** The other way: what the host answers. */
    public record WellKnown(String url, String body) {}

    /** What was tried last, by one method, and what came of it. */
    public record Attempt(String method, boolean proved, String detail, Instant at) {
        static Attempt of(HostAttempt attempt) {
            return new Attempt(attempt.method().wire(), attempt.proved(), attempt.detail(), attempt.at());
        }
    }

    static HostResponse of(PublisherHosts.Standing standing) {
        PublisherHost host = standing.host();
        @Nullable HostProof proof = standing.proof().orElse(null);
        return new HostResponse(
                host.host(),
                host.environment().wire(),
                standing.state().wire(),
                proof == null ? null : proof.method().wire(),
                proof == null ? null : proof.at(),
                proof == null ? null : proof.expiresAt(),
                host.challenge(),
                new DnsRecord(host.recordName(), "TXT", host.recordText()),
                new WellKnown(host.challengeUrl(), host.challenge()),
                standing.last().stream().map(Attempt::of).toList());
    }
}

package io.countersign.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.ibm.icu.text.StringPrepParseException;
import io.countersign.check.Checker;
import io.countersign.check.Finding;
import io.countersign.check.Severity;
import io.countersign.document.ClientId;
import io.countersign.document.ClientIdUrl;
import io.countersign.document.Punycode;
import io.countersign.document.RedirectUri;
import io.countersign.document.Skeleton;
import io.countersign.document.SpecialUseHost;
import io.countersign.document.UriParts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text as a client identifier, a host, a name, a label, or, on two lines, two redirect URIs. */
@Timeout(10)
class ClientIdUrlFuzzTest {
    private static final int UTF_16 = 0xFF;

    private final Checker checker = new Checker();

    static Stream<byte[]> seeds() {
        return Seeds.readable()
                .flatMap(document -> Stream.concat(document.clientId().stream(), document.redirectUris().stream()))
                .distinct()
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("seeds")
    @FuzzTest
    void url(byte[] bytes) {
        String text = text(bytes);
        identifier(text);
        UriParts parts = UriParts.split(text);
        assertThat(joined(parts)).as("nothing is lost in the split").isEqualTo(text);
        host(parts.host());
        assertThat(Skeleton.ofName(text).resembles(Skeleton.ofName(text))).isTrue();
        String[] lines = text.split("\n", 2);
        redirects(lines[0], lines[lines.length - 1]);
    }

    private void identifier(String text) {
        List<Finding> findings = checker.checkClientId(text);
        Shown.assertFit(findings);
        Optional<ClientId> identifier = ClientIdUrl.of(text).clientId();
        if (findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR)) {
            assertThat(identifier).as("no finding, so an identifier").isPresent();
        }
        identifier.ifPresent(it -> {
            assertThat(it.value()).isEqualTo(text);
            assertThat(it.authority()).startsWith(it.host());
            assertThat(text).startsWith("https://" + it.authority() + it.path());
        });
    }

    private static void host(String host) {
        assertThat(Skeleton.ofHost(host).resembles(Skeleton.ofHost(host))).isTrue();
        SpecialUseHost.address(host);
        SpecialUseHost.name(host);
        for (String label : host.split("\\.", -1)) {
            Punycode.decode(label)
                    .ifPresent(letters -> assertThat("xn--" + encoded(letters))
                            .as("the one way to write these letters")
                            .isEqualToIgnoringCase(label));
        }
    }

    /** By another's encoder. */
    private static String encoded(String letters) {
        try {
            return com.ibm.icu.impl.Punycode.encode(letters, null).toString();
        } catch (StringPrepParseException e) {
            throw new AssertionError(letters, e);
        }
    }

    private static void redirects(String one, String other) {
        RedirectUri registered = new RedirectUri(one);
        assertThat(registered.permits(one)).isTrue();
        assertThat(new RedirectUri(other).permits(one)).isEqualTo(registered.permits(other));
        if (registered.permits(other) && !one.equals(other)) {
            assertThat(registered.isLoopback()).isTrue();
            assertThat(withoutPort(other)).isEqualTo(withoutPort(one));
        }
        if (registered.isLoopback()) {
            UriParts parts = UriParts.split(one);
            String authority = parts.host() + ":49152";
            assertThat(registered.permits(joined(withAuthority(parts, authority))))
                    .isTrue();
            assertThat(registered.permits(joined(withAuthority(parts, "evil.example@" + authority))))
                    .isFalse();
            assertThat(registered.permits(joined(withAuthority(parts, parts.host() + ".evil.example"))))
                    .isFalse();
        }
    }

    private static String withoutPort(String uri) {
        UriParts parts = UriParts.split(uri);
        return joined(withAuthority(parts, parts.host()));
    }

    private static UriParts withAuthority(UriParts parts, String authority) {
        return new UriParts(
                parts.scheme(), authority, null, parts.host(), null, parts.path(), parts.query(), parts.fragment());
    }

    /** RFC 3986 §5.3. */
    private static String joined(UriParts parts) {
        StringBuilder joined = new StringBuilder();
        if (parts.scheme() != null) {
            joined.append(parts.scheme()).append(':');
        }
        if (parts.authority() != null) {
            joined.append("//").append(parts.authority());
        }
        joined.append(parts.path());
        if (parts.query() != null) {
            joined.append('?').append(parts.query());
        }
        if (parts.fragment() != null) {
            joined.append('#').append(parts.fragment());
        }
        return joined.toString();
    }

    /** UTF-8; after a byte that begins no character there, UTF-16, so that halves of pairs come too. */
    private static String text(byte[] bytes) {
        return bytes.length > 0 && (bytes[0] & 0xFF) == UTF_16
                ? new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_16BE)
                : new String(bytes, StandardCharsets.UTF_8);
    }
}

package io.countersign.check;

import io.countersign.document.ClientId;
import io.countersign.document.MetadataDocument;
import io.countersign.document.MetadataDocument.Parsed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One file {@code checks/<rule-id>/{pass,fail,unknown}-<case>.json}; unknown is what only rules of products come to, where nobody has
 * tried.
 */
record Fixture(String rule, String name, Path file) {
    private static final String DEFAULT_ID = "https://acme.example/oauth/client.json";

    static List<Fixture> all() {
        Path root = root();
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> new Fixture(
                            String.valueOf(root.relativize(file).getName(0)), String.valueOf(file.getFileName()), file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isFailing() {
        return name.startsWith("fail-");
    }

    boolean isPassing() {
        return name.startsWith("pass-");
    }

    boolean isUnknown() {
        return name.startsWith("unknown-");
    }

    /** Whether the rule is one that only some profiles have, not one of those every submission is held to. */
    boolean isOfProfiles(Checker checker) {
        return checker.checks().stream().noneMatch(check -> check.id().equals(rule));
    }

    /** What the rule comes to in each profile that has it, for the client_id of the document or, without one, that which never changes. */
    List<RuleResult> results(Checker checker) {
        String candidate = MetadataDocument.parse(bytes()) instanceof Parsed.Readable(MetadataDocument document)
                ? document.clientId().orElse(DEFAULT_ID)
                : DEFAULT_ID;
        return checker.verdicts(Optional.of(candidate), bytes(), Profiles.all()).stream()
                .flatMap(result -> result.rules().stream())
                .filter(result -> result.rule().id().equals(rule))
                .toList();
    }

    byte[] bytes() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The findings of this fixture: for a rule about URLs its own client_id is the candidate, else one that never changes. */
    List<Finding> findings(Checker checker) {
        if (!isAboutUrls(checker)) {
            return findings(checker.check(ClientId.parse(DEFAULT_ID), bytes()));
        }
        String candidate = ((Parsed.Readable) MetadataDocument.parse(bytes()))
                .document()
                .clientId()
                .orElseThrow();
        List<Finding> findings = new ArrayList<>(checker.checkClientId(candidate));
        if (findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR)) {
            findings.addAll(findings(checker.check(ClientId.parse(candidate), bytes())));
        }
        return findings;
    }

    @Override
    public String toString() {
        return rule + "/" + name;
    }

    private boolean isAboutUrls(Checker checker) {
        return checker.checks().stream()
                .anyMatch(check -> check instanceof UrlCheck && check.id().equals(rule));
    }

    private static List<Finding> findings(CheckResult result) {
        return switch (result) {
            case CheckResult.Passed(CheckedDocument document) -> document.findings();
            case CheckResult.Refused(List<Finding> findings) -> findings;
        };
    }

    private static Path root() {
        try {
            return Path.of(
                    Objects.requireNonNull(Fixture.class.getResource("/checks")).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}

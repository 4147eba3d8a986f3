package io.countersign.check.products;

import io.countersign.check.Check;
import io.countersign.check.Profile.Selected;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.profiles.AuthMethodsCheck;
import io.countersign.check.profiles.Selection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What holds for every product: the few rules of the draft that all of them apply, and what nobody has tried on them. */
final class Draft {
    private static final String UNTRIED = "not measured, and not read in the product's source";
    private static final String SINCE = "0.2";
    private static final Set<String> COMMON = Set.of("authorization_code", "refresh_token");

    private static final JsonObjectCheck JSON = new JsonObjectCheck(new Rule(
            "PR1", "CIMD -02 §4; RFC 8259", Severity.ERROR, SINCE, "Send one JSON object in UTF-8, by RFC 8259."));

    private static final NotKnownCheck SPECIFIED = new NotKnownCheck(
            open("PR2", "Mend what the specification forbids; then the verdict can be told."),
            Stream.concat(
                            Selection.of("C19", "C20", "C21", "C33", "C34", "C48", "R2", "I100", "M20").stream(),
                            Selection.of("C13").stream().filter(check -> check.severity() == Severity.ERROR))
                    .toList());

    /** Redirect URIs that the specifications do not have. */
    static final NotKnownCheck REDIRECTS = new NotKnownCheck(
            open("PR3", "Use https, or http on the loopback interface, and no wildcard."),
            Selection.of("M11", "R11", "C22"));

    /** Grants beyond those of the authorization code. */
    static final GrantTypesCheck GRANTS = new GrantTypesCheck(
            open("PR4", "List authorization_code and refresh_token only, unless the server needs the other."),
            COMMON,
            Set.of());

    /** Authentication of a client that is not public. */
    static final AuthMethodsCheck METHODS = new AuthMethodsCheck(
            open("PR5", "Use the method none, or try this server."), Set.of("none"), AuthMethodsCheck.Others.NOT_KNOWN);

    private Draft() {}

    /** The rules of a product: its own, after those that all products share. */
    static List<Selected> and(Check... own) {
        Check[] all = Stream.concat(Stream.of(JSON, SPECIFIED), Stream.of(own)).toArray(Check[]::new);
        return Selection.at(Map.of(), Selection.of("C1", "C14"), all);
    }

    private static Rule open(String id, String fix) {
        return new Rule(id, UNTRIED, Severity.ERROR, SINCE, fix);
    }
}

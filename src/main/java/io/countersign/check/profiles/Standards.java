package io.countersign.check.profiles;

import static io.countersign.check.Severity.ERROR;
import static io.countersign.check.Severity.WARNING;

import io.countersign.check.Check;
import io.countersign.check.Profile;
import io.countersign.check.Profile.Kind;
import io.countersign.check.Severity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What published texts ask of a document, by their own levels: a MUST is an error, a SHOULD a warning. */
public final class Standards {
    private static final Pattern OF_CIMD = Pattern.compile("C\\d+(-.*)?");
    private static final Pattern OF_MCP = Pattern.compile("M\\d+(-.*)?");

    /** What stands behind M2, M4, M5 and M7. */
    private static final Set<String> BESIDE_MCP = Set.of("C1", "C4", "C13", "C14", "I100");

    /** Where the draft's level is not the one this registry holds documents to. */
    private static final Map<String, Severity> LEVELS = Map.of(
            "C6", WARNING, // SHOULD NOT
            "C8", WARNING, // identifiers are compared as written; the draft forbids no way of writing them
            "C10", WARNING, // NOT RECOMMENDED
            "C13", ERROR, // names from the registry of IANA
            "C22", WARNING, // a wildcard is a character like others, it only matches nothing else
            "C48", WARNING, // SHOULD, and said to servers
            "C49", WARNING); // RECOMMENDED

    /** draft-ietf-oauth-client-id-metadata-document-02. */
    public static final Profile CIMD_02 = new Profile(
            "cimd-02",
            "CIMD -02",
            Kind.STANDARD,
            "draft-ietf-oauth-client-id-metadata-document-02, July 2026, by its own levels",
            Selection.at(
                    LEVELS,
                    Selection.where(
                            check -> isOf(OF_CIMD, check) && !check.since().equals("CIMD -03"))));

    /** draft-ietf-oauth-client-id-metadata-document-03. */
    public static final Profile CIMD_03 = new Profile(
            "cimd-03",
            "CIMD -03",
            Kind.STANDARD,
            "draft-ietf-oauth-client-id-metadata-document-03, November 2026, by its own levels",
            Selection.at(LEVELS, Selection.where(check -> isOf(OF_CIMD, check))));

    /** The Model Context Protocol's authorization, revision 2026-07-28. */
    public static final Profile MCP_2026_07_28 = new Profile(
            "mcp-2026-07-28",
            "MCP 2026-07-28",
            Kind.STANDARD,
            "Model Context Protocol 2026-07-28, authorization: M2 to M5, M11, M12, M20; it builds on CIMD -00",
            Selection.at(
                    Map.of("M3-redirects", ERROR),
                    Selection.where(check -> BESIDE_MCP.contains(check.id()) || isOf(OF_MCP, check))));

    /** Every profile of this class. */
    public static final List<Profile> ALL = List.of(CIMD_02, CIMD_03, MCP_2026_07_28);

    private Standards() {}

    private static boolean isOf(Pattern text, Check check) {
        return text.matcher(check.id()).matches();
    }
}

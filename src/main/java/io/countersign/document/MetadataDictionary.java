package io.countersign.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The registered client metadata names, read once from {@code client-metadata.tsv} beside this class. */
public final class MetadataDictionary {
    private static final String RESOURCE = "client-metadata.tsv";
    private static final Pattern TAB = Pattern.compile("\t");
    private static final Pattern LANGUAGE_TAG = Pattern.compile("[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,8}");
    private static final MetadataDictionary REGISTERED = new MetadataDictionary(read());

    private final Map<String, RegisteredMember> members;

    private MetadataDictionary(Map<String, RegisteredMember> members) {
        this.members = Collections.unmodifiableMap(members);
    }

    /** The dictionary of registered names. */
    public static MetadataDictionary registered() {
        return REGISTERED;
    }

    /** The entry for a member name, or for the name before {@code #} where the rest is a language tag (BCP 47) and the member allows one. */
    public Optional<RegisteredMember> find(String name) {
        int hash = name.indexOf('#');
        if (hash < 0) {
            return Optional.ofNullable(members.get(name));
        }
        return Optional.ofNullable(members.get(name.substring(0, hash)))
                .filter(member -> member.localizable()
                        && LANGUAGE_TAG.matcher(name.substring(hash + 1)).matches());
    }

    /** What a change of this member means; OTHER for a name that is not registered. */
    public ChangeClass changeClass(String name) {
        return find(name).map(RegisteredMember::changeClass).orElse(ChangeClass.OTHER);
    }

    /** Every entry, in the order of the file. */
    public Collection<RegisteredMember> members() {
        return members.values();
    }

    private static Map<String, RegisteredMember> read() {
        Map<String, RegisteredMember> members = new LinkedHashMap<>();
        try (InputStream in = MetadataDictionary.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing");
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(MetadataDictionary::entry)
                    .forEach(member -> members.put(member.name(), member));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return members;
    }

    private static RegisteredMember entry(String line) {
        List<String> fields = TAB.splitAsStream(line).toList();
        return new RegisteredMember(
                fields.get(0),
                MemberType.valueOf(fields.get(1).toUpperCase(Locale.ROOT).replace('-', '_')),
                fields.get(2),
                ChangeClass.valueOf(fields.get(3).toUpperCase(Locale.ROOT)),
                fields.get(4).equals("localizable"));
    }
}

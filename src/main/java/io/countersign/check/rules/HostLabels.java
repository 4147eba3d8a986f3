package io.countersign.check.rules;

import io.countersign.document.HostileText;
import io.countersign.document.Lettering;
import io.countersign.document.Punycode;
import java.net.IDN;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The labels of a host name that are not plain ASCII to the people who read them. */
record HostLabels(List<String> labels) {
    private static final HostLabels NONE = new HostLabels(List.of());

    /** Copies the list. */
    HostLabels {
        labels = List.copyOf(labels);
    }

    /** The labels of the host of a URL, whatever it is. */
    static HostLabels of(String host) {
        // Most hosts have none, and are not split.
        if (host.indexOf("--") < 0 && host.chars().allMatch(c -> c < 128)) {
            return NONE;
        }
        return new HostLabels(Stream.of(host.split("\\.", -1))
                .filter(label -> Punycode.isEncoded(label) || label.chars().anyMatch(c -> c >= 128))
                .toList());
    }

    /** The first encoded label that stands for no letters that could be shown. */
    Optional<String> undecodable() {
        return labels.stream()
                .filter(Punycode::isEncoded)
                .filter(label -> Punycode.decode(label)
                        .filter(it -> Lettering.unfit(it).isEmpty())
                        .isEmpty())
                .findFirst();
    }

    /** What the first label with other letters looks like and what it is, both written out. */
    Optional<String> bothForms() {
        return labels.stream().flatMap(label -> bothForms(label).stream()).findFirst();
    }

    private static Optional<String> bothForms(String label) {
        if (!Punycode.isEncoded(label)) {
            return Optional.of("is written " + HostileText.quoted(label) + ascii(label) + mixture(label));
        }
        return Punycode.decode(label)
                .map(letters -> "is " + HostileText.quoted(label) + ", shown as " + HostileText.quoted(letters)
                        + mixture(letters));
    }

    private static String ascii(String label) {
        try {
            return ", which is " + HostileText.quoted(IDN.toASCII(label, IDN.ALLOW_UNASSIGNED));
        } catch (RuntimeException e) {
            // The old library throws more than it says; a label that it cannot convert is no host name.
            return ", which no host name can be";
        }
    }

    private static String mixture(String letters) {
        return Lettering.mixed(letters).map(reason -> " and " + reason).orElse("");
    }
}

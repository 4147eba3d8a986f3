package io.countersign.platform.embedded;

import java.nio.file.Path;

/**
 * What the embedded default says on standard output once it is ready: where it is, whom to trust, who may be tried.
 *
 * @param settings the ports in use
 * @param certificate the authority's certificate
 */
record Banner(EmbeddedSettings settings, Path certificate) implements Runnable {

    @Override
    public void run() {
        System.out.println(text());
        System.out.flush();
    }

    /** The whole text; its last line is what scripts wait for. */
    String text() {
        StringBuilder people = new StringBuilder();
        for (SamplePerson person : SamplePeople.ALL) {
            String where = person.namespaces().isEmpty() ? "" : " in " + String.join(", ", person.namespaces());
            people.append("    %-14s %s%s%n".formatted(person.name(), String.join(", ", person.roles()), where));
        }
        return """

                Countersign runs on its embedded default: a PostgreSQL and a dev identity of its own. Not for production.

                  base URL    %1$s
                  CA file     %2$s
                              trust it with: curl --cacert %2$s %1$s/...
                  health      http://127.0.0.1:%3$d/q/health
                  issuer      %4$s
                  data        %5$s

                  sample people (a bearer token: make token USER=alice)
                %6$s
                countersign: ready""".formatted(
                        settings.baseUrl(),
                        certificate,
                        settings.managementPort(),
                        settings.issuer(),
                        settings.directory(),
                        people);
    }
}

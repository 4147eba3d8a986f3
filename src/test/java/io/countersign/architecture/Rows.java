package io.countersign.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The house (docs/architecture.md): a package imports only from rows above its own, and packages of one row ignore each
 * other. As every step goes strictly up, no cycle between packages can exist.
 */
final class Rows extends ArchCondition<JavaClass> {

    /** Top first. A sub-package belongs to its feature, but {@code <feature>.rest} stands in the last row. */
    private static final List<Set<String>> ROWS = List.of(
            Set.of("platform"),
            Set.of("document", "security", "problem"),
            Set.of("check", "fetch", "log"),
            Set.of("signing"),
            Set.of("client"),
            Set.of("trust"),
            Set.of("review"),
            Set.of("delivery", "connection", "discovery", "intake"));

    private static final int LAST = ROWS.size();

    private static final Set<String> FACES = Set.of("hosting", "console", "yardstick");

    private final String root;

    Rows(String root) {
        super("import only from rows above their own");
        this.root = root + ".";
    }

    @Override
    public void check(JavaClass origin, ConditionEvents events) {
        String room = room(origin);
        OptionalInt row = row(room);
        if (row.isEmpty()) {
            events.add(SimpleConditionEvent.violated(origin, origin.getName() + " is in no row of the house"));
            return;
        }
        for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
            JavaClass target = dependency.getTargetClass().getBaseComponentType();
            if (!target.getName().startsWith(root) || room(target).equals(room)) {
                continue;
            }
            OptionalInt above = row(room(target));
            if (above.isEmpty() || above.getAsInt() >= row.getAsInt()) {
                events.add(SimpleConditionEvent.violated(origin, dependency.getDescription()));
            }
        }
    }

    /** {@code client}, {@code client.rest}, {@code hosting}: the first name under the root, and whether it is the HTTP part. */
    private String room(JavaClass type) {
        String packages = (type.getPackageName() + ".").substring(root.length());
        String feature = packages.substring(0, Math.max(0, packages.indexOf('.')));
        return packages.startsWith(feature + ".rest.") ? feature + ".rest" : feature;
    }

    private static OptionalInt row(String room) {
        if (FACES.contains(room) || room.endsWith(".rest")) {
            return OptionalInt.of(LAST);
        }
        for (int row = 0; row < ROWS.size(); row++) {
            if (ROWS.get(row).contains(room)) {
                return OptionalInt.of(row);
            }
        }
        return OptionalInt.empty();
    }
}

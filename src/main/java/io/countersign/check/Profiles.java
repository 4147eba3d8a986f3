package io.countersign.check;

import io.countersign.check.products.Products;
import io.countersign.check.profiles.HouseProfiles;
import io.countersign.check.profiles.Standards;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every profile there is, by name. */
public final class Profiles {
    private static final List<Profile> ALL = Stream.of(HouseProfiles.ALL, Standards.ALL, Products.ALL)
            .flatMap(List::stream)
            .toList();

    private Profiles() {}

    /** All, in the order in which they are listed to people: this house, standards, products. */
    public static List<Profile> all() {
        return ALL;
    }

    /** What a submission is held to. */
    public static Profile registry() {
        return HouseProfiles.REGISTRY;
    }

    /** The authorization server products. */
    public static List<Profile> products() {
        return Products.ALL;
    }

    /** The profile of a name. */
    public static Optional<Profile> named(String name) {
        return ALL.stream().filter(profile -> profile.name().equals(name)).findFirst();
    }
}

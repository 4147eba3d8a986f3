package io.countersign.check.rest;

import io.countersign.check.Profile;
import io.countersign.check.Rule;
import java.util.List;

/** A profile with its rules, each at the severity it has there. */
public record ProfileResponse(String name, String title, Profile.Kind kind, String source, List<Rule> rules) {

    static ProfileResponse of(Profile profile) {
        return new ProfileResponse(
                profile.name(),
                profile.title(),
                profile.kind(),
                profile.source(),
                profile.rules().stream().map(Profile.Selected::rule).toList());
    }
}

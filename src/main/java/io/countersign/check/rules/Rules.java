package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.UrlCheck;
import java.util.List;

/** Every rule there is, in the order in which they are listed to people. */
public final class Rules {

    /** The rules about the client identifier alone. */
    public static final List<UrlCheck> URL = List.of(
            new HttpsUrlCheck(),
            new UserinfoCheck(),
            new PathCheck(),
            new DotSegmentsCheck(),
            new QueryCheck(),
            new FragmentCheck(),
            new CanonicalUrlCheck(),
            new ShortUrlCheck(),
            new RootPathCheck(),
            new ShortenerCheck());

    /** The rules about a document. */
    public static final List<Check> DOCUMENT = List.of(
            new RegisteredNamesCheck(),
            new MemberTypeCheck(),
            new ClientIdMatchCheck(),
            new ClientNameCheck(),
            new SecretCheck(),
            new RegistrationTokenCheck(),
            new RegistrationResponseCheck(),
            new SharedSecretMethodCheck(),
            new AbsentAuthMethodCheck(),
            new AmbiguousAuthMethodCheck(),
            new PreferredAuthMethodCheck(),
            new PrivateKeyCheck(),
            new KeySourceCheck(),
            new SingleKeySourceCheck(),
            new MissingKeysCheck(),
            new GrantResponseCheck(),
            new LegacyGrantCheck(),
            new RefreshTokenCheck(),
            new ScopeSyntaxCheck(),
            new SoftwareVersionCheck(),
            new RedirectPresenceCheck(),
            new RedirectFormCheck(),
            new RedirectSchemeCheck(),
            new WildcardRedirectCheck(),
            new LocalhostRedirectCheck(),
            new RepeatedRedirectCheck(),
            new RedirectCountCheck(),
            new HttpsMemberCheck());

    private Rules() {}
}

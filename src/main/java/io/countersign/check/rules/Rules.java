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
            new ShortenerCheck(),
            new SpecialUseHostCheck(),
            new PunycodeCheck(),
            new LookalikeHostCheck());

    /** The rules about a document. */
    public static final List<Check> DOCUMENT = List.of(
            new BoundsCheck(),
            new HostileCharactersCheck(),
            new RegisteredNamesCheck(),
            new MemberTypeCheck(),
            new ClientIdMatchCheck(),
            new ClientNameCheck(),
            new NameLengthCheck(),
            new MixedScriptNameCheck(),
            new LanguageTagCheck(),
            new DefaultLanguageCheck(),
            new SoftwareVersionCheck(),
            new SecretCheck(),
            new RegistrationTokenCheck(),
            new RegistrationResponseCheck(),
            new StatementFormCheck(),
            new StatementSecretCheck(),
            new StatementOverrideCheck(),
            new SharedSecretMethodCheck(),
            new AbsentAuthMethodCheck(),
            new AmbiguousAuthMethodCheck(),
            new PreferredAuthMethodCheck(),
            new WebClientAuthCheck(),
            new NativeSecretCheck(),
            new MutualTlsCheck(),
            new AuthSigningAlgCheck(),
            new PrivateKeyCheck(),
            new KeySourceCheck(),
            new SingleKeySourceCheck(),
            new MissingKeysCheck(),
            new SigningKeyCheck(),
            new KeyStrengthCheck(),
            new GrantResponseCheck(),
            new LegacyGrantCheck(),
            new MachineGrantCheck(),
            new RefreshTokenCheck(),
            new ScopeSyntaxCheck(),
            new ResponseAlgCheck(),
            new SignedRequestCheck(),
            new EncryptionPairCheck(),
            new RedirectPresenceCheck(),
            new RedirectCountCheck(),
            new McpRedirectsCheck(),
            new RedirectFormCheck(),
            new RedirectSchemeCheck(),
            new RedirectTargetCheck(),
            new WildcardRedirectCheck(),
            new LocalhostRedirectCheck(),
            new ApplicationTypeCheck(),
            new UndeclaredNativeCheck(),
            new OpenRedirectorCheck(),
            new SpecialUseRedirectCheck(),
            new RepeatedRedirectCheck(),
            new HttpsMemberCheck(),
            new SameOriginCheck(),
            new LogoHostCheck());

    private Rules() {}
}

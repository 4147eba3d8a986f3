package io.countersign.trust;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what the registry says about a client may be relied on. */
@ConfigMapping(prefix = "countersign.trust")
public interface TrustConfig {

    /** The longest a statement over a document version is valid (its {@code exp} minus its {@code iat}); it ends with the approval at the latest. */
    @WithDefault("P365D")
    Duration statementLifetime();

    /** How often approvals that have run out are written into the log; answers do not wait for it. */
    @WithDefault("PT1M")
    Duration expiryInterval();

    /** How often is looked for statements that must be signed anew, besides each change of a signing key. */
    @WithDefault("PT1M")
    Duration resignInterval();

    /** How long before its end an approval counts as due to be renewed. */
    @WithDefault("P30D")
    Duration recertificationNotice();

    /** How long a signed status list is valid (its `exp` minus its `iat`), from PT10M to PT24H; who holds one asks again after its `ttl` of five minutes. */
    @WithDefault("PT12H")
    Duration statusListLifetime();
}

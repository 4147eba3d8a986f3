package io.countersign.review;

import io.countersign.check.ProfileResult;
import io.countersign.review.policy.RiskClass;
import io.countersign.trust.Trust;
import io.countersign.trust.Use;
import io.countersign.trust.entitlement.Entitlement;
import java.util.List;

/**
 * All that a reviewer decides from.
 *
 * @param risk the class of the change, which chooses the policy
 * @param dossier policy, decisions and evidence as they count now
 * @param hostProved whether the version could be published on its host
 * @param verdicts what each authorization server product would make of the document
 * @param lookAlikes other clients that people could take for this one
 * @param trust how the client stands
 * @param uses who asked about the client lately
 * @param entitlements what the client may be granted where
 */
public record ReviewersPack(
        ReviewersView view,
        RiskClass risk,
        Dossier dossier,
        boolean hostProved,
        List<ProfileResult> verdicts,
        List<LookAlike> lookAlikes,
        Trust trust,
        List<Use> uses,
        List<Entitlement> entitlements) {

    public ReviewersPack {
        verdicts = List.copyOf(verdicts);
        lookAlikes = List.copyOf(lookAlikes);
        uses = List.copyOf(uses);
        entitlements = List.copyOf(entitlements);
    }

    /** What the policy makes of the submission now. */
    public Assessment assessment() {
        return dossier.assess(view.submission());
    }
}

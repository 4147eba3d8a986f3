import io.countersign.check.Checker;
import io.countersign.check.Profile;
import io.countersign.check.ProfileResult;
import io.countersign.check.Profiles;
import io.countersign.check.Verdict;
import io.countersign.document.ClientId;
import io.countersign.document.MetadataDocument;
import java.util.List;

/** A document of 5000 bytes against all profiles, as a multiple of parsing it alone. */
final class CheckBench implements Benchmark {

    private static final int WARM_UP = 10_000;
    private static final int MEASURED = 20_000;

    @Override
    public List<Measured> run() {
        ClientId id = ClientId.parse("https://acme.example/oauth/client.json");
        byte[] document = LargeDocument.of(id.value(), 5000);
        List<Profile> profiles = Profiles.all();
        Checker checker = new Checker();
        // A document that is refused at the gate would make a fine figure and prove nothing.
        List<ProfileResult> results = checker.verdicts(id, document, profiles);
        if (results.getFirst().verdict() != Verdict.ACCEPT) {
            throw new IllegalStateException(
                    "the document is no good: " + results.getFirst().because());
        }
        Samples parsing = null;
        Samples checking = null;
        for (int many : List.of(WARM_UP, MEASURED)) {
            parsing = new Samples(many);
            checking = new Samples(many);
            for (int i = 0; i < many; i++) {
                parsing.take(i, () -> MetadataDocument.parse(document));
                checking.take(i, () -> checker.verdicts(id, document, profiles));
            }
        }
        double parse = parsing.millis(0.5);
        System.out.printf(
                "%d bytes, %d profiles, %d rules; parsing alone: %.4f ms at the median%n",
                document.length,
                profiles.size(),
                profiles.stream()
                        .flatMap(profile -> profile.rules().stream())
                        .map(Profile.Selected::check)
                        .distinct()
                        .count(),
                parse);
        return List.of(
                Measured.duration("check against all profiles, median", checking.millis(0.5), parse, 2),
                Measured.duration("check against all profiles, p99", checking.millis(0.99), parse, 10));
    }
}

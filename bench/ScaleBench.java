import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A million clients against a thousand: what an evaluation costs, how long a start takes, how much memory stays in use. */
record ScaleBench(Surroundings surroundings, Executable executable) implements Benchmark {

    private static final double STATUS_LIST_MILLIS = 2000;

    private static final Goal EVALUATION = Goal.atLeast(0.8, "evaluation, many clients / few");
    private static final Goal START = Goal.atMost(3, "start, many clients / few");
    private static final Goal MEMORY = Goal.atMost(1, "resident memory, many clients / 512 MiB");
    private static final String STATUS_LIST = "status list of many, built and signed / deflated and signed";
    private static final String BUILD_SECONDS = "countersign_status_list_build_seconds_max";

    /** The lines of this benchmark. */
    static List<Goal> goals() {
        return List.of(START, EVALUATION, MEMORY, statusListGoal(StatusListUnit.millis()));
    }

    @Override
    public List<Measured> run() {
        Seed many = Seed.of(surroundings, Limits.MANY);
        Seed few = Seed.of(surroundings, Limits.FEW);
        List<Measured> lines = new ArrayList<>(starts(many, few));
        try (BenchService large = BenchService.start(surroundings, executable, many);
                BenchService small = BenchService.start(surroundings, executable, few)) {
            // Before load the memory is what the view takes, after it what serving takes besides; the larger one
            // counts.
            double loaded = large.residentMib();
            lines.addAll(Goal.measured(List.of(EVALUATION), () -> evaluations(many, large, few, small)));
            double used = large.residentMib();
            lines.add(MEMORY.of(
                    Math.max(loaded, used) / Limits.MEMORY_MIB,
                    String.format(Locale.ROOT, "%.0f MiB loaded, %.0f MiB after the runs", loaded, used)));
            lines.add(statusList(large));
        }
        return lines;
    }

    private List<Measured> starts(Seed many, Seed few) {
        double[] ratios = new double[Limits.STARTS];
        double[] large = new double[Limits.STARTS];
        double[] small = new double[Limits.STARTS];
        for (int i = 0; i < Limits.STARTS; i++) {
            large[i] = startMillis(many);
            small[i] = startMillis(few);
            ratios[i] = large[i] / small[i];
        }
        return List.of(START.of(
                Rounds.median(ratios),
                String.format(Locale.ROOT, "%.0f ms, %.0f ms", Rounds.median(large), Rounds.median(small))));
    }

    private double startMillis(Seed seed) {
        try (BenchService service = BenchService.ready(surroundings, executable, seed)) {
            return service.startMillis();
        }
    }

    private List<Measured> evaluations(Seed many, BenchService large, Seed few, BenchService small) {
        Questions ofMany = new Questions(surroundings, many);
        Questions ofFew = new Questions(surroundings, few);
        ofMany.answer(large);
        ofFew.answer(small);
        Rounds rounds = Rounds.of(
                ofMany.load("many", large, Questions.EVALUATION, 1), ofFew.load("few", small, Questions.EVALUATION, 1));
        return List.of(EVALUATION.of(rounds.ratio(0, 1), rounds.detail(0, 1)));
    }

    private static Measured statusList(BenchService service) {
        double unit = StatusListUnit.millis();
        // it is built when somebody asks for it
        BenchService.send(HttpRequest.newBuilder(service.uri("/status-lists/0")).build());
        return service.metric(BUILD_SECONDS).stream()
                .mapToObj(seconds -> Measured.duration(STATUS_LIST, seconds * 1000, unit, STATUS_LIST_MILLIS))
                .findFirst()
                .orElseGet(() -> statusListGoal(unit).missing("no metric " + BUILD_SECONDS));
    }

    private static Goal statusListGoal(double unitMillis) {
        return Goal.atMost(STATUS_LIST_MILLIS / unitMillis, STATUS_LIST);
    }
}

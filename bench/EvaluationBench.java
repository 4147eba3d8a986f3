import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** An evaluation against routes that only authenticate, or do not even that; and a hundred in one call against one. */
record EvaluationBench(Surroundings surroundings, Executable executable) implements Benchmark {

    private static final int BATCH = 100;

    private static final Goal TO_AUTHENTICATED = Goal.atLeast(0.85, "evaluation / authenticated no-op");
    private static final Goal TO_CONSTANT = Goal.atLeast(0.5, "evaluation / constant JSON, no authentication");
    private static final Goal TO_RESOURCE =
            Goal.information("evaluation / authenticated REST resource that does nothing");
    private static final Goal OF_BATCH = Goal.atMost(20, "cost of a batch of 100 / cost of one");

    /** The lines of this benchmark. */
    static final List<Goal> GOALS = List.of(TO_AUTHENTICATED, TO_CONSTANT, OF_BATCH);

    @Override
    public List<Measured> run() {
        Seed seed = Seed.of(surroundings, Limits.SOME);
        Questions questions = new Questions(surroundings, seed);
        try (BenchService service = BenchService.start(surroundings, executable, seed)) {
            return List.of(
                            Goal.measured(List.of(TO_AUTHENTICATED, TO_CONSTANT), () -> single(questions, service)),
                            Goal.measured(List.of(OF_BATCH), () -> batch(questions, service)))
                    .stream()
                    .flatMap(List::stream)
                    .toList();
        }
    }

    private static List<Measured> single(Questions questions, BenchService service) {
        String size = "?size=" + questions.answer(service).getBytes(UTF_8).length;
        Rounds rounds = Rounds.of(
                questions.load("evaluation", service, Questions.EVALUATION, 1),
                questions.load("authenticated no-op", service, "/access/yardstick/authenticated" + size, 1),
                questions.load("constant", service, "/access/yardstick/json" + size, 1),
                questions.load("REST resource", service, "/access/yardstick/resource" + size, 1));
        return List.of(
                TO_AUTHENTICATED.of(rounds.ratio(0, 1), rounds.detail(0, 1)),
                TO_CONSTANT.of(rounds.ratio(0, 2), rounds.detail(0, 2)),
                TO_RESOURCE.of(rounds.ratio(0, 3), rounds.detail(0, 3)));
    }

    private static List<Measured> batch(Questions questions, BenchService service) {
        questions.batchAnswer(service);
        Rounds rounds = Rounds.of(
                questions.load("one", service, Questions.EVALUATION, 1),
                questions.load("batch", service, Questions.BATCH, BATCH));
        return List.of(OF_BATCH.of(rounds.ratio(0, 1), rounds.detail(0, 1)));
    }
}

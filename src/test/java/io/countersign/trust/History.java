package io.countersign.trust;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What one client was, one after the other, and when it may have become that: between the beginning of an act and its answer. */
final class History {

    private final List<State> states = new CopyOnWriteArrayList<>();

    /**
     * What a client was.
     *
     * @param begun when the act was asked for that made it so; it was not so before
     * @param answered when that act was answered; it was so then
     */
    record State(String status, int version, String digest, long begun, long answered) {}

    /**
     * What an answer said it was.
     *
     * @param asked when the question was sent
     * @param answered when the answer had come
     */
    record Said(long asked, long answered, boolean decision, String reason, String status, int version, String digest) {

        private boolean isOf(State state) {
            String because = state.status().equals("active") ? "trusted" : "client_" + state.status();
            return decision == state.status().equals("active")
                    && reason.equals(because)
                    && status.equals(state.status())
                    && version == state.version()
                    && digest.equals(state.digest());
        }
    }

    void add(State state) {
        states.add(state);
    }

    State last() {
        return states.getLast();
    }

    int length() {
        return states.size();
    }

    /** Whether it was what an answer said at some moment between the question and the answer. */
    boolean explains(Said said) {
        for (int i = 0; i < states.size(); i++) {
            State state = states.get(i);
            boolean over = i + 1 < states.size() && states.get(i + 1).answered() < said.asked();
            if (!over && state.begun() <= said.answered() && said.isOf(state)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return states.toString();
    }
}

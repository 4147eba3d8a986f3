package io.countersign.delivery.rest;

/** Where the transmitter is: what its metadata names. */
final class SsfPaths {

    static final String STREAMS = "/ssf/streams";
    static final String STATUS = "/ssf/status";
    static final String SUBJECTS = "/ssf/subjects";
    static final String ADD = "/add";
    static final String REMOVE = "/remove";
    static final String VERIFY = "/ssf/verify";
    static final String POLL = "/ssf/poll/";

    private SsfPaths() {}
}

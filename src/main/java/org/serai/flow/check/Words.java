package org.serai.flow.check;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The steps a route may be made of, and why some of Camel's own are not among them. */
final class Words {
    /** A word of Camel that is not ours: the code of the finding, and what to do instead. */
    record Banned(String code, String why, String instead) {}

    static final Set<String> ALLOWED = Set.of(
            "to",
            "choice",
            "filter",
            "split",
            "multicast",
            "setBody",
            "setHeader",
            "removeHeader",
            "removeHeaders",
            "setVariable",
            "removeVariable",
            "convertBodyTo",
            "stop");

    private static final String HOP = "SERAI-R030";
    private static final String MEMORY = "SERAI-R031";
    private static final String DYNAMIC = "SERAI-R032";
    private static final String JAVA = "SERAI-R033";
    private static final String ERRORS = "SERAI-R034";
    private static final String LOG = "SERAI-R035";

    private static final Map<String, Banned> BANNED = Map.ofEntries(
            banned("wireTap", HOP, "leaves the thread, and with it the transaction", "send with `to`"),
            banned("threads", HOP, "leaves the thread, and with it the transaction", "leave it out"),
            banned("seda", HOP, "leaves the thread, and with it the transaction", "send with `to`"),
            banned(
                    "aggregate",
                    MEMORY,
                    "keeps messages in memory; a crash loses them",
                    "let the source system or a table gather them"),
            banned(
                    "resequence",
                    MEMORY,
                    "keeps messages in memory; a crash loses them",
                    "order is kept per business object already"),
            banned("delay", MEMORY, "holds a message in memory", "waiting is policy's and the outbox's work"),
            banned("throttle", MEMORY, "holds messages in memory", "limits are the outbox's work"),
            banned("sample", MEMORY, "drops messages", "leave it out"),
            banned(
                    "idempotentConsumer",
                    MEMORY,
                    "keeps its keys outside the transaction",
                    "deliveries and events are made unique by the hub"),
            banned("saga", MEMORY, "keeps state in memory", "leave it out"),
            banned("claimCheck", MEMORY, "keeps messages in memory", "leave it out"),
            banned(
                    "toD",
                    DYNAMIC,
                    "takes its target from data",
                    "write a fixed `to`; a connector's Kamelet may set the header CamelHttpPath from a mapping"),
            banned("recipientList", DYNAMIC, "takes its targets from data", "write a `choice` with fixed `to`"),
            banned("routingSlip", DYNAMIC, "takes its targets from data", "write the steps out"),
            banned("dynamicRouter", DYNAMIC, "takes its targets from data", "write a `choice` with fixed `to`"),
            banned("enrich", DYNAMIC, "takes its target from an expression", "send with `to`"),
            banned("pollEnrich", DYNAMIC, "takes its source from an expression", "read in a route of its own"),
            banned("poll", DYNAMIC, "reads in the middle of a route", "read in a route of its own"),
            banned("process", JAVA, "names Java in a route", "use a Kamelet of routes/steps"),
            banned("bean", JAVA, "names Java in a route", "use a Kamelet of routes/steps"),
            banned("script", JAVA, "holds code in a route", "write a mapping"),
            banned("policy", JAVA, "names a bean in a route", "leave it out"),
            banned(
                    "onException",
                    ERRORS,
                    "handles errors in a route",
                    "routes/errors.camel.yaml is the only place for it"),
            banned(
                    "errorHandler",
                    ERRORS,
                    "handles errors in a route",
                    "routes/errors.camel.yaml is the only place for it"),
            banned(
                    "doTry",
                    ERRORS,
                    "handles errors in a route",
                    "let it fail; the run is rolled back and tried again or parked"),
            banned("doCatch", ERRORS, "handles errors in a route", "let it fail"),
            banned("doFinally", ERRORS, "handles errors in a route", "let it fail"),
            banned("circuitBreaker", ERRORS, "handles errors in a route", "the egress tries again by itself"),
            banned("onCompletion", ERRORS, "runs outside the transaction", "add a step instead"),
            banned("rollback", ERRORS, "handles errors in a route", "let a step fail"),
            banned(
                    "throwException",
                    ERRORS,
                    "handles errors in a route",
                    "let `kamelet:check-answer-action` refuse it"),
            banned(
                    "log",
                    LOG,
                    "writes what may be private into the log",
                    "each step's id already gives time and outcome"));

    private Words() {}

    private static Map.Entry<String, Banned> banned(String word, String code, String why, String instead) {
        return Map.entry(word, new Banned(code, why, instead));
    }

    static Optional<Banned> banned(String word) {
        return Optional.ofNullable(BANNED.get(word));
    }

    static Set<String> allowed(Scope scope) {
        var words = new TreeSet<>(ALLOWED);
        if (scope.mayNameJava()) {
            words.add("bean");
        }
        return words;
    }
}

package org.serai.flow.file;

import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.DocumentException;
import org.serai.ingress.Consignment.Tally;
import org.serai.ingress.Consignment.Unloaded;

/** What became of one file, for whoever moves it and writes its result. One exchange's, so one thread's. */
final class TakenFile {
    private static final String PROPERTY = "serai.file";
    private final String name;
    private final ResultFile result = new ResultFile();
    private String key = "unread";
    private Tally tally = Tally.NONE;
    private boolean isRefused;

    TakenFile(String name) {
        this.name = name;
    }

    void bindTo(Exchange exchange) {
        exchange.setProperty(PROPERTY, this);
    }

    static @Nullable TakenFile of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, TakenFile.class);
    }

    void read(String contentKey) {
        key = contentKey;
    }

    void tell(String file, Unloaded unloaded) {
        result.line(file, unloaded);
    }

    void count(Tally more) {
        tally = tally.plus(more);
    }

    void refuse(DocumentException refused) {
        isRefused = true;
        result.refused(FileName.shown(name), refused);
    }

    boolean isTaken() {
        return !isRefused && !tally.isHopeless();
    }

    ResultFile result() {
        return result;
    }

    /** Where it is moved to, below its own directory: one place for each content, so that nothing there is overwritten. */
    String shelf() {
        return (isTaken() ? "done/" : "failed/") + FileName.with(key, FileName.shown(name));
    }

    /** Where its result is written. */
    String resultName() {
        return shelf().replaceFirst("^done/", "result/") + ".result.csv";
    }
}

package org.serai.finding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong in a set of files, all of it before anyone stops. Not for several threads. */
public final class Findings {
    private final List<Finding> list = new ArrayList<>();

    public void add(Finding finding) {
        list.add(finding);
    }

    public void addAll(Findings others) {
        list.addAll(others.list);
    }

    public void error(String code, Place place, String message, @Nullable String suggestion) {
        list.add(Finding.error(code, place, message, suggestion));
    }

    public void warning(String code, Place place, String message, @Nullable String suggestion) {
        list.add(Finding.warning(code, place, message, suggestion));
    }

    public List<Finding> list() {
        return Collections.unmodifiableList(list);
    }

    public boolean hasErrors() {
        return list.stream().anyMatch(Finding::isError);
    }
}

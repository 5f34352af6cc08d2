package org.serai.flow.check;

import org.serai.finding.Findings;
import org.serai.flow.source.ProjectFiles;

/** All rules over all routes, Kamelets and flow tests of a project. Reads no network and starts nothing. */
public final class ProjectRules {
    private ProjectRules() {}

    public static void check(ProjectFiles files, Knowledge knowledge, Findings findings) {
        try (var simple = new Simple()) {
            var checks = new Checks(files, knowledge, new CamelModel(), simple, findings);
            files.allKamelets().forEach(kamelet -> new KameletRules(checks, kamelet).check());
            KameletRules.duplicates(checks);
            files.kamelets().values().forEach(new KameletCircles(checks)::check);
            var routes = new RouteRules(checks);
            files.routes().forEach(routes::check);
            files.flows().forEach(flow -> new TemplateUse(checks, flow).check(files.routesOf(flow)));
            files.tests().forEach(test -> new TestFileRules(checks, test).check());
        }
    }
}

package org.serai.sandbox.internal;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.apache.tomcat.util.modeler.Registry;

/** A Tomcat with one servlet: no sessions, no scanning, connections kept open. */
final class WebServer implements AutoCloseable {
    private final Tomcat tomcat;
    private final Path scratch;

    private WebServer(Tomcat tomcat, Path scratch) {
        this.tomcat = tomcat;
        this.scratch = scratch;
    }

    /** @throws IllegalStateException when it cannot listen there */
    static WebServer start(String bind, int port, Door door) {
        TomcatURLStreamHandlerFactory.disable();
        Registry.disableRegistry();
        Path scratch = scratch();
        var tomcat = new Tomcat();
        tomcat.setSilent(true);
        tomcat.setBaseDir(scratch.toString());
        tomcat.getEngine().setName("sandbox");
        tomcat.setConnector(connector(bind, port));
        var context = (StandardContext) tomcat.addContext("", scratch.toString());
        context.setParentClassLoader(WebServer.class.getClassLoader());
        context.setClearReferencesRmiTargets(false);
        context.setClearReferencesThreadLocals(false);
        context.getPipeline().addValve(new HangUpValve());
        var wrapper = Tomcat.addServlet(context, "door", door);
        wrapper.setAsyncSupported(true);
        wrapper.addMapping("/*");
        var server = new WebServer(tomcat, scratch);
        try {
            tomcat.start();
        } catch (LifecycleException failed) {
            server.close();
            throw new IllegalStateException("the sandbox cannot listen on " + bind + ":" + port, failed);
        }
        if (tomcat.getConnector().getState() != LifecycleState.STARTED) {
            server.close();
            throw new IllegalStateException("the sandbox cannot listen on " + bind + ":" + port + "; is it taken?");
        }
        return server;
    }

    private static Connector connector(String bind, int port) {
        var connector = new Connector();
        connector.setPort(port);
        connector.setThrowOnFailure(true);
        connector.setProperty("address", bind);
        connector.setProperty("maxKeepAliveRequests", "-1");
        connector.setProperty("keepAliveTimeout", "300000");
        connector.setProperty("acceptCount", "1024");
        connector.setProperty("maxThreads", "64");
        connector.setProperty("minSpareThreads", "4");
        connector.setProperty("maxHttpRequestHeaderSize", "65536");
        connector.setProperty("relaxedPathChars", "\"<>[\\]^`{|}");
        connector.setProperty("relaxedQueryChars", "\"<>[\\]^`{|}");
        connector.setEncodedSolidusHandling("passthrough");
        return connector;
    }

    int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException half) {
            throw new IllegalStateException("the sandbox did not stop cleanly", half);
        } finally {
            delete(scratch.toFile());
        }
    }

    private static Path scratch() {
        try {
            return Files.createTempDirectory("serai-sandbox");
        } catch (IOException noRoom) {
            throw new UncheckedIOException(noRoom);
        }
    }

    private static void delete(File file) {
        var children = file.listFiles();
        if (children != null) {
            for (var child : children) {
                delete(child);
            }
        }
        if (!file.delete()) {
            file.deleteOnExit();
        }
    }
}

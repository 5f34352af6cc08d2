package org.serai.flow.file;

import java.net.UnknownHostException;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Endpoint;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.apache.camel.support.DefaultComponent;
import org.serai.flow.http.AllowedAddresses;
import org.serai.flow.http.GuardedResolver;
import org.serai.flow.http.GuardedSockets;

/**
 * The scheme {@code files}: a directory somewhere, read or written over the protocol its Kamelet was given. The address names
 * the use of the Kamelet only; host, user and secrets are asked for here, so no address and no log holds a secret. What makes
 * Camel's components safe is set here, once, and not in routes.
 *
 * <p>{@code files:use} reads, {@code files:use?write=keep} writes and leaves alone what is there, {@code write=replace} does not.
 */
public final class FilesComponent extends DefaultComponent {
    private final Map<String, Map<String, String>> uses;
    private final AllowedAddresses allowed;

    /** @param uses the parameters of each use of a Kamelet, by its id */
    public FilesComponent(Map<String, Map<String, String>> uses, AllowedAddresses allowed) {
        this.uses = uses;
        this.allowed = allowed;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String use, Map<String, Object> parameters) throws Exception {
        String write = getAndRemoveParameter(parameters, "write", String.class);
        Share share = new Share(uses.getOrDefault(use, Map.of()));
        return write == null ? reading(share) : endpoint(share, Writing.options(write));
    }

    private Endpoint reading(Share share) throws Exception {
        return read(endpoint(share, Reading.options(share)), share);
    }

    private static <T> Endpoint read(GenericFileEndpoint<T> endpoint, Share share) {
        endpoint.setMove(new Shelving());
        endpoint.setSorter(Reading.oldestFirst());
        endpoint.setExclusiveReadLockStrategy(new SettledFiles<>(share.settle()));
        var notes = new PollNotes(share.shown());
        endpoint.setPollStrategy(notes);
        endpoint.setExceptionHandler(notes);
        return endpoint;
    }

    private GenericFileEndpoint<?> endpoint(Share share, Map<String, Object> options) throws Exception {
        if (!share.isLocal()) {
            guard(share.host());
        }
        var sockets = new GuardedSockets(allowed);
        options.putAll(share.options(sockets));
        Endpoint made = share.isLocal()
                ? new LocalFiles(getCamelContext()).createEndpoint(share.address(), options)
                : Objects.requireNonNull(getCamelContext().getComponent(share.protocol()))
                        .createEndpoint(share.address(), options);
        if (made instanceof SftpEndpoint sftp) {
            sftp.setProxy(new GuardedWay(sockets));
        }
        if (made instanceof GenericFileEndpoint<?> files) {
            return files;
        }
        throw new IllegalStateException("no files behind " + share.shown() + ": " + made);
    }

    /** What says by itself where it leads is refused before anything starts; a name is asked when it is connected to. */
    private void guard(String host) throws UnknownHostException {
        if (allowed.refuses("https://" + host)) {
            new GuardedResolver(allowed).resolve(host.replaceAll("[\\[\\]]", ""));
        }
    }
}

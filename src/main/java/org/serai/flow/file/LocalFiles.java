package org.serai.flow.file;

import java.io.File;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.FileComponent;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.component.file.FileOperations;
import org.apache.camel.component.file.GenericFileConfiguration;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileExist;
import org.apache.camel.component.file.GenericFileProducer;

/** Camel's files of this machine, written by {@link SyncedFile}: Camel itself does not wait for the disk. */
final class LocalFiles extends FileComponent {
    LocalFiles(CamelContext context) {
        super(context);
    }

    @Override
    protected GenericFileEndpoint<File> buildFileEndpoint(
            String uri, String remaining, Map<String, Object> parameters) {
        File directory = new File(remaining);
        var endpoint = new Local(uri, this);
        endpoint.setFile(directory);
        var configuration = new GenericFileConfiguration();
        configuration.setDirectory(directory.getPath());
        endpoint.setConfiguration(configuration);
        return endpoint;
    }

    private static final class Local extends FileEndpoint {
        private Local(String uri, FileComponent component) {
            super(uri, component);
        }

        @Override
        public GenericFileProducer<File> createProducer() {
            return new GenericFileProducer<>(this, new FileOperations(this)) {
                @Override
                protected void processExchange(Exchange exchange, String target) throws Exception {
                    try (InputStream content = exchange.getMessage().getMandatoryBody(InputStream.class)) {
                        new SyncedFile(Path.of(target), getFileExist() == GenericFileExist.Override).write(content);
                    }
                }
            };
        }
    }
}

package org.serai.finding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The text files of one folder of resources, by path inside it, whether they lie in a jar or on disk. */
public final class ClassPathFolder {
    private ClassPathFolder() {}

    public static Map<String, String> read(String folder) {
        var files = new TreeMap<String, String>();
        try {
            for (URL root :
                    Collections.list(ClassPathFolder.class.getClassLoader().getResources(folder))) {
                if (root.openConnection() instanceof JarURLConnection jar) {
                    fromJar(jar.getJarFile(), folder, files);
                } else {
                    fromDisk(Path.of(root.toURI()), files);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (java.net.URISyntaxException impossible) {
            throw new IllegalStateException(folder, impossible);
        }
        return files;
    }

    private static void fromJar(JarFile jar, String folder, Map<String, String> files) throws IOException {
        String prefix = folder + "/";
        for (var entry : Collections.list(jar.entries())) {
            if (!entry.isDirectory() && entry.getName().startsWith(prefix)) {
                try (InputStream in = jar.getInputStream(entry)) {
                    files.put(
                            entry.getName().substring(prefix.length()),
                            new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
    }

    private static void fromDisk(Path root, Map<String, String> files) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
    }
}

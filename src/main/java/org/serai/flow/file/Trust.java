package org.serai.flow.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/** Whose certificates an FTPS server may show: those the JVM trusts, or one authority given as PEM and no other. */
record Trust(String pem) {
    SSLContextParameters parameters() {
        var parameters = new SSLContextParameters();
        if (!pem.isEmpty()) {
            var trust = new TrustManagersParameters();
            trust.setTrustManager(authority());
            parameters.setTrustManagers(trust);
        }
        return parameters;
    }

    private X509TrustManager authority() {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate one : CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))) {
                store.setCertificateEntry("authority-" + number++, one);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return (X509TrustManager) factory.getTrustManagers()[0];
        } catch (GeneralSecurityException | IOException unreadable) {
            throw Share.wrong(
                    "certificate", "cannot be read: " + unreadable.getMessage(), "give it as PEM, from -----BEGIN on");
        }
    }
}

package org.serai.connector;

/**
 * A webhook as it came, before anyone looked into it.
 *
 * @param url as the sender called it, which behind a proxy is the public address
 */
public record SignedRequest(String method, String url, Headers headers, byte[] body) {}

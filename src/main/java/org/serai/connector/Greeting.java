package org.serai.connector;

/** What the door says to a system that only wanted to know whether somebody is there. */
public record Greeting(String contentType, byte[] body) {
    public static final Greeting EMPTY = new Greeting("text/plain;charset=UTF-8", new byte[0]);
}

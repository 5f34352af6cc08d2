package org.serai.canonical;

/** Why something was refused, put off or changed: a stable code and a sentence that names the thing and the way out. */
public record Reason(String code, String text) {}

package org.serai.ingress;

/** Why a document was not taken at the door: an HTTP status, a stable code, and the way out. */
public record Refusal(int status, String code, String text, String advice) {}

package org.serai.tenant;

import java.util.Set;

/** A bearer key of the REST interface: who holds it and what it opens ({@code events}, {@code read}, {@code operate}). */
public record ApiKey(String holder, Secret key, Set<String> roles) {}

package org.serai.sandbox.internal;

import java.util.Map;

/** A tapped button: which message it stood under, and what its webhook says. */
record Tap(String wamid, String type, Map<String, Object> content) {}

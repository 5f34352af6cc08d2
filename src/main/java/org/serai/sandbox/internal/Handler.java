package org.serai.sandbox.internal;

/** Answers one request. */
@FunctionalInterface
interface Handler {
    Answer handle(Call call);
}

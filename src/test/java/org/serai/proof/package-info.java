/**
 * The proof from outside: what sources were promised, what the Cloud API got, what the database says, laid side by side.
 * The laws are pure functions of these three accounts and know nothing of the engine; {@code Checker} runs by name.
 */
package org.serai.proof;

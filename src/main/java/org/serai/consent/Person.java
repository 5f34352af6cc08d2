package org.serai.consent;

import org.serai.canonical.Recipient;
import org.serai.canonical.TenantId;

/** A person as one tenant knows them: consent given to one legal entity says nothing about another. */
public record Person(TenantId tenant, Recipient recipient) {}

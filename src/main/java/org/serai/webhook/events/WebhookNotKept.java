package org.serai.webhook.events;

/** A webhook of the Cloud API was answered 5xx: what it said is not kept, and comes again only when Meta repeats it. */
public record WebhookNotKept() {}

package org.serai.policy;

/** One question policy asks. Admits what it does not concern. */
@FunctionalInterface
interface Rule {
    Verdict ADMIT = new Verdict.Admit();

    Verdict judge(Facts facts);
}

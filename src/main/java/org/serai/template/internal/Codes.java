package org.serai.template.internal;

/** The codes of findings about templates; {@code explain/template.yaml} says what each means. */
final class Codes {
    static final String UNREADABLE = "SERAI-T001";
    static final String UNKNOWN_KEY = "SERAI-T002";
    static final String MISSING_KEY = "SERAI-T003";
    static final String WRONG_SHAPE = "SERAI-T004";
    static final String NOT_ONE_OF = "SERAI-T005";
    static final String NAME = "SERAI-T006";
    static final String LANGUAGE_UNKNOWN = "SERAI-T007";
    static final String LANGUAGE_MISSING = "SERAI-T008";
    static final String PARAMETER_UNDECLARED = "SERAI-T009";
    static final String PARAMETER_UNUSED = "SERAI-T010";
    static final String PARAMETER_NAME = "SERAI-T011";
    static final String FALLBACK_LANGUAGE = "SERAI-T012";
    static final String PLACEHOLDER = "SERAI-T013";
    static final String VARIABLE_AT_EDGE = "SERAI-T014";
    static final String VARIABLES_ADJACENT = "SERAI-T015";
    static final String VARIABLES_TOO_MANY = "SERAI-T016";
    static final String VARIABLE_NOT_ALLOWED = "SERAI-T017";
    static final String TOO_LONG = "SERAI-T018";
    static final String FORMATTING = "SERAI-T019";
    static final String BUTTON_COUNT = "SERAI-T020";
    static final String BUTTON_ORDER = "SERAI-T021";
    static final String BUTTON_ID = "SERAI-T022";
    static final String BUTTON_TARGET = "SERAI-T023";
    static final String BUTTONS_DIFFER = "SERAI-T024";
    static final String DURATION = "SERAI-T025";
    static final String SAME_WORDS = "SERAI-T026";
    static final String LANGUAGE_LEFT_OUT = "SERAI-T027";
    static final String AUTHENTICATION = "SERAI-T028";
    static final String SUBSTITUTE = "SERAI-T029";

    private Codes() {}
}

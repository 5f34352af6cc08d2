package org.serai.template;

/** Lengths and counts Meta allows in a template. Source: Meta, template components. */
public final class MetaLimits {
    public static final int HEADER = 60;
    public static final int BODY = 1024;
    public static final int FOOTER = 60;
    public static final int BUTTON_TEXT = 25;
    public static final int URL = 2000;
    public static final int PHONE = 20;
    public static final int BUTTONS = 10;
    public static final int URL_BUTTONS = 2;
    public static final int PHONE_BUTTONS = 1;

    private MetaLimits() {}
}

package org.serai.format.edi;

import java.nio.charset.Charset;

/** How one interchange is written. */
record Dialect(Syntax syntax, Separators separators, Charset charset) {}

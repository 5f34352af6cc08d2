package org.serai.cli;

/** How data is printed: for people, or for programs (one JSON value; NDJSON where a command lists without end). */
enum Format {
    TEXT,
    JSON
}

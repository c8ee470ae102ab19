package io.github.junitllm.assertions.structure;

import org.apiguardian.api.API;

/** What an SQL statement does. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum SqlKind {
    /** Reads: SELECT, VALUES, TABLE. */
    SELECT,
    /** Adds rows, and so does SELECT ... INTO. */
    INSERT,
    UPDATE,
    DELETE,
    MERGE,
    /** Everything else: CREATE, DROP, ALTER, TRUNCATE, GRANT, EXECUTE, SET, COMMIT and so on. */
    OTHER
}

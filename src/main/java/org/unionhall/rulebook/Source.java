package org.unionhall.rulebook;

import java.util.UUID;

/**
 * Where a value was looked up.
 *
 * @param document name of the law or document; null when none was named
 * @param article  article, paragraph or page; null when none was named
 * @param policy   the document in the library; null when it is not there
 */
public record Source(String document, String article, UUID policy) {

    public static final Source NONE = new Source(null, null, null);

    /** Enough to look it up: document and article. */
    public boolean complete() {
        return document != null && article != null;
    }
}

package org.unionhall.personnel;

/** The fields of a person that are kept sealed. */
public enum SensitiveField {

    DOCUMENT_NUMBER("document_sealed"),
    MOBILE("mobile_sealed");

    private final String column;

    SensitiveField(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }
}

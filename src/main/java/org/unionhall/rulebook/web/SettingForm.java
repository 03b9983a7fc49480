package org.unionhall.rulebook.web;

/** What is typed when a rule is changed or confirmed. */
record SettingForm(String value, String from, String unit, String policy, String document, String article, String reason, String setting) {
}

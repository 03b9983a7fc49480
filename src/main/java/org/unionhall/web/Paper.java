package org.unionhall.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A page that is a sheet of paper ({@code web/paper}): to be printed, and at the same address with {@code as=pdf} a PDF
 * with its fonts in it. Whoever may open the page may have the file.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Paper {
}

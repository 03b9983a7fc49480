package org.unionhall.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call a page or an act. A controller method without this (nor {@link SignedIn}, nor {@link Anyone})
 * is refused to everybody: deny by default. On a class it holds for all its methods.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface AllowedFor {

    /** Any of these roles opens the door; how far the actor sees behind it is the scope's matter. */
    Role[] value();
}

package org.unionhall.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Deny by default: a controller method opens only to whom its annotation names. */
class DoorKeeper implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && ours(method)
                && !open(method, (Actor) request.getAttribute(ActorFilter.ACTOR))) {
            throw new AccessDeniedException("not allowed: " + method.getShortLogMessage());
        }
        return true;
    }

    private static boolean ours(HandlerMethod method) {
        return method.getBeanType().getPackageName().startsWith("org.unionhall")
                && !ErrorController.class.isAssignableFrom(method.getBeanType());
    }

    private static boolean open(HandlerMethod method, Actor actor) {
        if (annotated(method, Anyone.class) != null) {
            return true;
        }
        if (actor == null) {
            return false;
        }
        AllowedFor allowed = annotated(method, AllowedFor.class);
        return allowed != null ? actor.has(allowed.value()) : annotated(method, SignedIn.class) != null;
    }

    private static <A extends java.lang.annotation.Annotation> A annotated(HandlerMethod method, Class<A> type) {
        A own = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), type);
        if (own != null) {
            return own;
        }
        boolean methodSays = AnnotatedElementUtils.isAnnotated(method.getMethod(), AllowedFor.class)
                || AnnotatedElementUtils.isAnnotated(method.getMethod(), SignedIn.class)
                || AnnotatedElementUtils.isAnnotated(method.getMethod(), Anyone.class);
        return methodSays ? null : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), type);
    }
}

package org.unionhall.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;

/** Writes down every statement the portal sends to its database. Bring it into a test with {@code @Import}. */
@TestComponent
public class Statements implements BeanPostProcessor {

    private record Sent(Thread by, String sql) {
    }

    private record Bound(Thread by, int length) {
    }

    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final List<Bound> bound = new CopyOnWriteArrayList<>();

    public void forget() {
        sent.clear();
        bound.clear();
    }

    /** Those sent since {@link #forget} that name one of these. */
    public List<String> naming(String... words) {
        return sent.stream().map(Sent::sql).filter(sql -> List.of(words).stream().anyMatch(sql::contains)).toList();
    }

    /** All those sent since {@link #forget} by the thread that asks: what the background does meanwhile is left out. */
    public List<String> here() {
        return sent.stream().filter(each -> each.by == Thread.currentThread()).map(Sent::sql).toList();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? proxy(DataSource.class, source, true) : bean;
    }

    /** The longest list of values bound to a statement since {@link #forget}, by the thread that asks. */
    public int longestBound() {
        return bound.stream().filter(each -> each.by == Thread.currentThread()).mapToInt(Bound::length).max().orElse(0);
    }

    /** Notes how long the arrays are that are bound. */
    private Object watched(Object statement) {
        return Proxy.newProxyInstance(PreparedStatement.class.getClassLoader(), new Class<?>[] {PreparedStatement.class}, (proxy, method, args) -> {
            if (method.getName().equals("setObject") && args[1] instanceof Object[] values) {
                bound.add(new Bound(Thread.currentThread(), values.length));
            }
            try {
                return method.invoke(statement, args);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        });
    }

    private Object proxy(Class<?> type, Object target, boolean connections) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (method.getName().equals("prepareStatement")) {
                sent.add(new Sent(Thread.currentThread(), (String) args[0]));
            }
            try {
                Object result = method.invoke(target, args);
                return connections && result instanceof Connection ? proxy(Connection.class, result, false)
                        : result instanceof PreparedStatement ? watched(result) : result;
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        });
    }
}

package org.unionhall.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;

/** Writes down every statement the portal sends to its database. Bring it into a test with {@code @Import}. */
@TestComponent
public class Statements implements BeanPostProcessor {

    private final List<String> sent = new CopyOnWriteArrayList<>();

    public void forget() {
        sent.clear();
    }

    /** Those sent since {@link #forget} that name one of these. */
    public List<String> naming(String... words) {
        return sent.stream().filter(sql -> List.of(words).stream().anyMatch(sql::contains)).toList();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? proxy(DataSource.class, source, true) : bean;
    }

    private Object proxy(Class<?> type, Object target, boolean connections) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (method.getName().equals("prepareStatement")) {
                sent.add((String) args[0]);
            }
            try {
                Object result = method.invoke(target, args);
                return connections && result instanceof Connection ? proxy(Connection.class, result, false) : result;
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        });
    }
}

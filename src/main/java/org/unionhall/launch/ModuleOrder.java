package org.unionhall.launch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.modulith.ApplicationModule;

/** Modules in the order of their declared dependencies: a module after all it may use, otherwise by name. */
final class ModuleOrder {

    private final String packages;

    ModuleOrder(String packages) {
        this.packages = packages;
    }

    List<String> of(Collection<String> modules) {
        Set<String> ordered = new LinkedHashSet<>();
        for (String module : new TreeSet<>(modules)) {
            visit(module, new ArrayList<>(), ordered);
        }
        ordered.retainAll(modules);
        return List.copyOf(ordered);
    }

    private void visit(String module, List<String> way, Set<String> ordered) {
        if (ordered.contains(module)) {
            return;
        }
        if (way.contains(module)) {
            throw new IllegalStateException("modules depend on each other in a circle: " + way + " -> " + module);
        }
        way.add(module);
        for (String lower : dependencies(module)) {
            visit(lower, way, ordered);
        }
        way.remove(module);
        ordered.add(module);
    }

    private Set<String> dependencies(String module) {
        Set<String> lower = new TreeSet<>();
        try {
            ApplicationModule declared = Class.forName(packages + "." + module + ".package-info")
                    .getAnnotation(ApplicationModule.class);
            if (declared != null) {
                for (String dependency : declared.allowedDependencies()) {
                    if (!ApplicationModule.OPEN_TOKEN.equals(dependency)) {
                        lower.add(dependency.split("::")[0].strip()); // "web :: forms" names a part of web
                    }
                }
            }
        } catch (ClassNotFoundException undeclared) {
            // a folder without a module stands on its own
        }
        return lower;
    }
}

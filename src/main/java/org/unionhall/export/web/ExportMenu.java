package org.unionhall.export.web;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.unionhall.desk.NavigationSource;
import org.unionhall.export.ExportSource;
import org.unionhall.identity.Actor;

/** "My exports" for whoever has a list to take away. */
@Component
class ExportMenu implements NavigationSource {

    private final ObjectProvider<ExportSource> sources;

    ExportMenu(ObjectProvider<ExportSource> sources) {
        this.sources = sources;
    }

    @Override
    public List<Entry> entries(Actor actor) {
        return sources.stream().anyMatch(source -> source.opensTo(actor))
                ? List.of(new Entry(Group.MINE, 60, "export.title", "/exports", "file-earmark-spreadsheet")) : List.of();
    }
}

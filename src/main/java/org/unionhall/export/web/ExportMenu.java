package org.unionhall.export.web;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.unionhall.desk.NavigationSource;
import org.unionhall.desk.StartedSource;
import org.unionhall.export.ExportSource;
import org.unionhall.export.Exports;
import org.unionhall.identity.Actor;

/** "My exports" for whoever has a list to take away, and how those ordered stand. */
@Component
class ExportMenu implements NavigationSource, StartedSource {

    private final Exports exports;
    private final ObjectProvider<ExportSource> sources;

    ExportMenu(ObjectProvider<ExportSource> sources, Exports exports) {
        this.exports = exports;
        this.sources = sources;
    }

    @Override
    public List<Entry> entries(Actor actor) {
        return sources.stream().anyMatch(source -> source.opensTo(actor))
                ? List.of(new Entry(Group.MINE, 60, "export.title", "/exports", "file-earmark-spreadsheet")) : List.of();
    }

    @Override
    public List<Started> started(Actor actor, int most) {
        return exports.mine(actor, most).stream().map(export -> new Started("export.started", List.of(export.fileName()),
                "export.state." + export.state(), export.state().sign(), export.orderedAt(), "/exports/" + export.id())).toList();
    }
}

package dev.feira.transform.run;

import dev.feira.transform.adapter.Adapter;
import dev.feira.transform.adapter.QueryComment;
import dev.feira.transform.adapter.RelationCache;
import dev.feira.transform.artifacts.NodeJson;
import dev.feira.transform.context.Occasion;
import dev.feira.transform.macros.MacroLibrary;
import dev.feira.transform.manifest.Manifest;
import dev.feira.transform.manifest.Resource;
import dev.feira.transform.parse.ParsedProject;
import dev.feira.transform.parse.Resolver;
import dev.feira.transform.project.Project;
import dev.feira.transform.project.ProjectFile;
import dev.feira.transform.project.TargetOutput;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/// What all nodes of one run share.
///
/// @param engine the warehouse's name and the cache of its relations
/// @param files where compiled and executed SQL is written
/// @param ages of the sources that were asked, by unique id; filled by several threads
/// @param turns nodes share its read lock; one that must be alone holds its write lock
/// @param values a resource in the manifest's shape, for the variables `model` and `graph`
record Workshop(
        Occasion occasion,
        Project project,
        Manifest manifest,
        MacroLibrary macros,
        Resolver resolver,
        Adapter.Engine engine,
        QueryComment comment,
        TargetFiles files,
        Function<Resource, Map<String, ?>> values,
        GraphValue graph,
        Ephemerals ephemerals,
        Map<String, Age> ages,
        ReadWriteLock turns) {

    static Workshop of(Occasion occasion, ParsedProject parsed) {
        ProjectFile root = parsed.project().root();
        TargetOutput target = parsed.project().target();
        return new Workshop(
                occasion,
                parsed.project(),
                parsed.manifest(),
                parsed.macros(),
                Resolver.over(parsed.manifest()),
                new Adapter.Engine(target.type(), target.database(), new RelationCache()),
                QueryComment.of(root.queryComment() != null, root.queryComment()),
                new TargetFiles(root.root(), root.targetFolder()),
                NodeJson::of,
                new GraphValue(parsed.manifest(), NodeJson::of),
                new Ephemerals(),
                new ConcurrentHashMap<>(),
                new ReentrantReadWriteLock(true));
    }

    boolean empty() {
        return occasion.invocation().flags().empty();
    }
}

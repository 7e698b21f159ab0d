package dev.feira.transform.parse;

import dev.feira.jinja.Block;
import dev.feira.jinja.TemplateException;
import dev.feira.transform.context.DbtEnvironment;
import dev.feira.transform.context.Templates;
import dev.feira.transform.manifest.Doc;
import dev.feira.transform.manifest.Identity;
import dev.feira.transform.manifest.ResourceType;
import java.util.ArrayList;
import java.util.List;

/// Reads the docs blocks of Markdown files.
final class DocsFiles {
    private DocsFiles() {}

    static List<Doc> of(SourceFile file) {
        String text = file.text();
        List<Doc> docs = new ArrayList<>();
        if (!text.contains("{%")) {
            return docs;
        }
        try {
            for (Block block :
                    DbtEnvironment.environment().template(file.path(), text).blocks()) {
                if (block.tag().equals("docs")) {
                    docs.add(new Doc(id(file, block.name()), block.body().strip()));
                }
            }
        } catch (TemplateException failure) {
            throw Templates.problem(failure);
        }
        return docs;
    }

    private static Identity id(SourceFile file, String name) {
        return new Identity(
                ResourceType.DOC,
                "doc." + file.packageName() + "." + name,
                file.packageName(),
                name,
                List.of(file.packageName(), name),
                file.inFolder(),
                file.path());
    }
}

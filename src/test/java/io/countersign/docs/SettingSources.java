package io.countersign.docs;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The settings that the main sources read, as the compiler's own parser sees them. */
final class SettingSources extends TreePathScanner<Void, Void> {

    private final List<Setting> mapped = new ArrayList<>();
    private final Map<String, Setting> constants = new LinkedHashMap<>();
    private final Set<String> literals = new TreeSet<>();
    private final DocTrees docs;

    private SettingSources(DocTrees docs) {
        this.docs = docs;
    }

    static SettingSources read(Path sources) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> files = Files.walk(sources);
                StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<Path> java = files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            var task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(java));
            SettingSources found = new SettingSources(DocTrees.instance(task));
            for (CompilationUnitTree unit : task.parse()) {
                found.scan(unit, null);
            }
            return found;
        }
    }

    /** Every setting of every {@code @ConfigMapping} interface. */
    List<Setting> mapped() {
        return List.copyOf(mapped);
    }

    /** Every constant that names a property and is documented, by property. */
    Map<String, Setting> constants() {
        return constants;
    }

    /** Every string that names a property of ours or of Quarkus, wherever it stands. */
    Set<String> literals() {
        return literals;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
        annotation(type.getModifiers().getAnnotations(), "ConfigMapping").ifPresent(mapping -> {
            String prefix = argument(mapping, "prefix");
            for (Tree member : type.getMembers()) {
                if (!(member instanceof MethodTree method)) {
                    throw new AssertionError("this page does not know " + member + " in " + type.getSimpleName());
                }
                mapped.add(setting(prefix, method));
            }
        });
        return super.visitClass(type, null);
    }

    /** The prefix of a mapping is no property. */
    @Override
    public @Nullable Void visitAnnotation(AnnotationTree annotation, @Nullable Void nothing) {
        boolean mapping = annotation.getAnnotationType().toString().equals("ConfigMapping");
        return mapping ? null : super.visitAnnotation(annotation, null);
    }

    @Override
    public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
        if (variable.getInitializer() instanceof LiteralTree literal
                && literal.getValue() instanceof String property
                && docs.getDocCommentTree(getCurrentPath()) != null) {
            constants.put(property, new Setting(property, "", javadoc(getCurrentPath())));
        }
        return super.visitVariable(variable, null);
    }

    @Override
    public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void nothing) {
        if (literal.getValue() instanceof String text && text.matches("(countersign|quarkus)\\.[a-z][a-z.-]*[a-z]")) {
            literals.add(text);
        }
        return super.visitLiteral(literal, null);
    }

    private Setting setting(String prefix, MethodTree method) {
        List<? extends AnnotationTree> annotations = method.getModifiers().getAnnotations();
        Optional<String> fallback = annotation(annotations, "WithDefault").map(it -> argument(it, "value"));
        if (annotations.size() > fallback.stream().count()) {
            throw new AssertionError("this page does not know all of " + annotations);
        }
        String name = method.getName().toString().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        boolean optional = method.getReturnType().toString().startsWith("Optional");
        return new Setting(
                prefix + "." + name,
                fallback.map(value -> "`" + value + "`").orElse(optional ? "none" : "none, it is required"),
                javadoc(new TreePath(getCurrentPath(), method)));
    }

    private String javadoc(TreePath path) {
        var comment = docs.getDocCommentTree(path);
        if (comment == null) {
            throw new AssertionError(path.getLeaf() + " is a setting without Javadoc");
        }
        return JavadocText.markdown(comment.getFullBody());
    }

    private static Optional<AnnotationTree> annotation(List<? extends AnnotationTree> annotations, String name) {
        return annotations.stream()
                .filter(annotation -> annotation.getAnnotationType().toString().equals(name))
                .<AnnotationTree>map(annotation -> annotation)
                .findFirst();
    }

    /** An argument by name; the only one, where the name is left out, is the value. */
    private static String argument(AnnotationTree annotation, String name) {
        for (ExpressionTree argument : annotation.getArguments()) {
            ExpressionTree value = argument instanceof AssignmentTree it ? it.getExpression() : argument;
            String called =
                    argument instanceof AssignmentTree it ? it.getVariable().toString() : "value";
            if (called.equals(name) && value instanceof LiteralTree literal) {
                return String.valueOf(literal.getValue());
            }
        }
        throw new AssertionError("this page does not know " + annotation);
    }
}

package org.circlekeeper.discord;

import java.util.ArrayList;
import java.util.List;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Field;
import org.circlekeeper.chat.Form;
import org.circlekeeper.chat.Invocation;

/** Invocations and forms as text to be sealed, and back. The names in it never change: rows outlive upgrades. */
final class FormText {
    private FormText() {}

    /** @throws IllegalArgumentException for somebody's own words: they are never put aside */
    static String of(Invocation invocation) {
        return object(invocation).toString();
    }

    static Invocation invocation(String text) {
        return invocation(DataObject.fromJson(text));
    }

    private static DataObject object(Invocation invocation) {
        DataObject arguments = DataObject.empty();
        invocation.arguments().forEach((name, value) -> {
            if (!(value instanceof Argument.Plain plain)) {
                throw new IllegalArgumentException("words are never put aside");
            }
            arguments.put(name, plain.value());
        });
        return DataObject.empty().put("command", invocation.command()).put("arguments", arguments);
    }

    private static Invocation invocation(DataObject object) {
        Invocation invocation = Invocation.of(object.getString("command"));
        DataObject arguments = object.getObject("arguments");
        for (String name : arguments.keys()) {
            invocation = invocation.with(name, arguments.getString(name));
        }
        return invocation;
    }

    static String of(Form form) {
        DataArray fields = DataArray.empty();
        form.fields().forEach(field -> fields.add(object(field)));
        return DataObject.empty()
                .put("title", form.title())
                .put("fields", fields)
                .put("then", object(form.then()))
                .toString();
    }

    private static DataObject object(Field field) {
        DataObject object = DataObject.empty()
                .put("name", field.name())
                .put("label", field.label())
                .put("required", field.required());
        if (field instanceof Field.Short line) {
            return object.put("kind", "short").put("most", line.most());
        }
        if (field instanceof Field.Long lines) {
            return object.put("kind", "long").put("most", lines.most());
        }
        DataArray options = DataArray.empty();
        ((Field.Pick) field)
                .options()
                .forEach(option -> options.add(
                        DataObject.empty().put("label", option.label()).put("value", option.value())));
        return object.put("kind", "pick").put("options", options);
    }

    static Form form(String text) {
        DataObject object = DataObject.fromJson(text);
        List<Field> fields = new ArrayList<>();
        object.getArray("fields").stream(DataArray::getObject).forEach(field -> fields.add(field(field)));
        return new Form(object.getString("title"), fields, invocation(object.getObject("then")));
    }

    private static Field field(DataObject object) {
        String name = object.getString("name");
        String label = object.getString("label");
        boolean required = object.getBoolean("required");
        return switch (object.getString("kind")) {
            case "short" -> new Field.Short(name, label, required, object.getInt("most"));
            case "long" -> new Field.Long(name, label, required, object.getInt("most"));
            default ->
                new Field.Pick(
                        name,
                        label,
                        required,
                        object.getArray("options").stream(DataArray::getObject)
                                .map(option -> new Field.Option(option.getString("label"), option.getString("value")))
                                .toList());
        };
    }
}

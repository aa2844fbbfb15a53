package org.circlekeeper.app;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads the configuration strictly: first the file as it is, so that whatever is wrong has a line number, then the same
 * with the environment's values in place.
 */
final class ConfigFile {
    private static final YAMLMapper STRICT = mapper(false);
    private static final YAMLMapper FROM_TEXT = mapper(true);

    private ConfigFile() {}

    private static YAMLMapper mapper(boolean textStandsForEverything) {
        return YAMLMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, textStandsForEverything)
                .build();
    }

    /** @throws Refused for whatever is wrong with it */
    static BotConfig read(Path file, Map<String, String> environment) {
        String text = text(file);
        BotConfig asWritten = bind(file, text);
        Map<String, String> overrides = Overrides.in(environment);
        return overrides.isEmpty() ? asWritten : bind(file, text, overrides);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw new Refused(Exit.CONFIG, "config_missing", "file", file);
        } catch (AccessDeniedException forbidden) {
            throw new Refused(Exit.PERMISSION, "config_forbidden", "file", file);
        } catch (CharacterCodingException garbled) {
            throw new Refused(Exit.CONFIG, "config_not_text", "file", file);
        } catch (IOException broken) {
            throw new Refused(Exit.CONFIG, "config_unreadable", "file", file);
        }
    }

    private static BotConfig bind(Path file, String text) {
        try {
            BotConfig config = STRICT.readValue(text, BotConfig.class);
            if (config == null) {
                throw new Refused(Exit.CONFIG, "config_empty", "file", file);
            }
            return config;
        } catch (UnrecognizedPropertyException unknown) {
            throw new Refused(
                    Exit.CONFIG,
                    "config_unknown_key",
                    "file",
                    file,
                    "line",
                    line(unknown),
                    "key",
                    path(unknown),
                    "known",
                    unknown.getKnownPropertyIds().stream()
                            .map(Object::toString)
                            .sorted()
                            .collect(Collectors.joining(", ")));
        } catch (StreamReadException notYaml) {
            throw new Refused(Exit.CONFIG, "config_not_yaml", "file", file, "line", line(notYaml));
        } catch (JsonMappingException wrong) {
            // a key said twice, or broken text further down, arrives as the cause
            if (wrong.getCause() instanceof StreamReadException notYaml) {
                throw new Refused(Exit.CONFIG, "config_not_yaml", "file", file, "line", line(notYaml));
            }
            String problem = wrong.getPath().isEmpty() ? "config_not_yaml" : "config_wrong_value";
            throw new Refused(Exit.CONFIG, problem, "file", file, "line", line(wrong), "key", path(wrong));
        } catch (JsonProcessingException broken) {
            throw new Refused(Exit.CONFIG, "config_not_yaml", "file", file, "line", line(broken));
        }
    }

    private static BotConfig bind(Path file, String text, Map<String, String> overrides) {
        try {
            JsonNode tree = STRICT.readTree(text);
            overrides.forEach((path, value) -> put((ObjectNode) tree, path.split("\\."), value));
            return FROM_TEXT.treeToValue(tree, BotConfig.class);
        } catch (JsonMappingException wrong) {
            throw new Refused(Exit.CONFIG, "config_wrong_variable", "variable", Overrides.variable(path(wrong)));
        } catch (JsonProcessingException impossible) {
            throw new Refused(Exit.CONFIG, "config_unreadable", "file", file);
        }
    }

    private static void put(ObjectNode root, String[] path, String value) {
        ObjectNode at = root;
        for (int i = 0; i < path.length - 1; i++) {
            at = at.get(path[i]) instanceof ObjectNode inner ? inner : at.putObject(path[i]);
        }
        at.put(path[path.length - 1], value);
    }

    private static String path(JsonMappingException wrong) {
        return wrong.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .collect(Collectors.joining("."));
    }

    private static int line(JsonProcessingException wrong) {
        return wrong.getLocation() == null ? 1 : Math.max(1, wrong.getLocation().getLineNr());
    }
}

package org.circlekeeper.helpline;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import org.circlekeeper.command.Parameter;

/** Reads one file of the directory, and takes nothing it does not know: not a key, not a word, not a bare number. */
final class DirectoryReader {
    private static final ObjectMapper MAPPER = mapper();

    private DirectoryReader() {}

    /**
     * Reads a file.
     *
     * @param name what to call the file when something is wrong
     * @param code the country it must be about
     */
    static CountryFile read(InputStream file, String name, String code) throws DamagedFileException {
        try {
            CountryFile read = MAPPER.readValue(file, CountryFile.class);
            if (read == null || !read.country().equals(code)) {
                throw new DamagedFileException(name + ": line 1: the country is not " + code);
            }
            return read;
        } catch (ValueInstantiationException refused) {
            Throwable cause = refused.getCause();
            throw new DamagedFileException(
                    where(name, refused) + (cause == null ? "cannot be read" : cause.getMessage()));
        } catch (JsonProcessingException wrong) {
            throw new DamagedFileException(where(name, wrong) + firstLine(wrong.getOriginalMessage()));
        } catch (IOException unreadable) {
            throw new DamagedFileException(name + ": cannot be read");
        }
    }

    private static String where(String name, JsonProcessingException wrong) {
        JsonLocation at = wrong.getLocation();
        return name + ": line " + (at == null ? 1 : at.getLineNr()) + ": ";
    }

    private static String firstLine(String message) {
        String shortened = message.replaceAll("\\(class [^)]*\\)", "").replaceAll("`[^`]*\\.([A-Za-z$]+)`", "$1");
        int end = shortened.indexOf('\n');
        return end < 0 ? shortened : shortened.substring(0, end);
    }

    private static ObjectMapper mapper() {
        SimpleModule module = new SimpleModule();
        module.addDeserializer(ZoneId.class, new Word<>(ZoneId.class, DirectoryReader::zone));
        word(module, DayOfWeek.class, day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT));
        word(module, Need.class, Parameter::kebab);
        word(module, Audience.class, Parameter::kebab);
        word(module, Caution.class, Parameter::kebab);
        word(module, Way.By.class, Parameter::kebab);
        word(module, Way.From.class, Parameter::kebab);
        word(module, Way.Cost.class, Parameter::kebab);
        word(module, Line.Strength.class, Parameter::kebab);
        word(module, Line.Status.class, Parameter::kebab);
        word(module, Line.Police.class, Parameter::kebab);
        word(module, Line.Verified.How.class, Parameter::kebab);
        word(module, Emergency.Service.class, Parameter::kebab);
        ObjectMapper mapper = YAMLMapper.builder(YAMLFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .addModule(module)
                .build();
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        return mapper;
    }

    private static ZoneId zone(String name) {
        try {
            Given.that(name.indexOf('/') > 0, "not the name of a zone: " + name);
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException("not the name of a zone: " + name, unknown);
        }
    }

    private static <E extends Enum<E>> void word(SimpleModule module, Class<E> type, Function<E, String> written) {
        module.addDeserializer(
                type,
                new Word<>(
                        type,
                        text -> Arrays.stream(type.getEnumConstants())
                                .filter(constant -> written.apply(constant).equals(text))
                                .findFirst()
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "not one of the words that may be used: " + text))));
    }

    /** One word of the controlled vocabulary. */
    private static final class Word<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> meaning;

        Word(Class<T> type, Function<String, T> meaning) {
            super(type);
            this.meaning = meaning;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return meaning.apply(parser.getText());
            } catch (IllegalArgumentException unknown) {
                throw new com.fasterxml.jackson.databind.JsonMappingException(parser, unknown.getMessage());
            }
        }
    }
}

package dev.feira.transform.context;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Callable;
import dev.feira.jinja.Signature;
import dev.feira.jinja.TemplateException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `env_var('NAME', default)`. Names that begin with `DBT_ENV_SECRET` are for profiles.yml and packages.yml only, so
/// that no secret can end in compiled SQL.
///
/// @param secrets whether such names may be read here
public record EnvironmentVariables(Map<String, String> values, boolean secrets) implements Callable {
    private static final Signature ENV_VAR = Signature.of("env_var", 1, "var", "default");
    private static final String SECRET = "DBT_ENV_SECRET";

    @Override
    public @Nullable Object call(Arguments arguments) {
        var bound = ENV_VAR.bind(arguments);
        String name = bound.text(0);
        if (name.startsWith(SECRET) && !secrets) {
            throw new TemplateException(
                    "DisallowSecretEnvVarError",
                    "Secret env vars are allowed only in profiles.yml or packages.yml. Found '" + name + "' here");
        }
        String value = values.get(name);
        if (value != null) {
            return value;
        }
        Optional<Object> otherwise = bound.find(1);
        if (otherwise.isPresent()) {
            return otherwise.get();
        }
        throw new TemplateException("EnvVarMissingError", "Env var required but not provided: '" + name + "'");
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Ringfence.LocalBedrock.Host;

namespace Ringfence.LocalBedrock.Runtime;

/// <summary>What a Converse answer repeats of its request, or takes from the model's own answer when asked.</summary>
internal static class ConverseExtras
{
    private const string Paths = "additionalModelResponseFieldPaths";
    private const int MostPaths = 10;

    /// <summary><c>performanceConfig</c> and <c>serviceTier</c>, when the request set them.</summary>
    public static void WriteSettings(Utf8JsonWriter json, Exchange exchange)
    {
        foreach (var name in (ReadOnlySpan<string>)["performanceConfig", "serviceTier"])
        {
            if (exchange.Request.Member(name) is { } setting)
            {
                json.WritePropertyName(name);
                setting.WriteTo(json);
            }
        }
    }

    /// <summary>The members of the model's native answer that the request points at; those that are not there are left out.</summary>
    public static void WriteFields(Utf8JsonWriter json, Exchange exchange)
    {
        string[] paths = [.. exchange.Request.Texts(Paths)];
        if (paths.Length == 0)
        {
            return;
        }

        var native = Native(exchange);
        var fields = new JsonObject();
        foreach (var path in paths)
        {
            Copy(native, fields, path.Split('/')[1..]);
        }

        json.WritePropertyName("additionalModelResponseFields"u8);
        fields.WriteTo(json);
    }

    /// <exception cref="AwsFault">A path is no JSON pointer, or there are too many.</exception>
    public static void CheckPaths(JsonElement body)
    {
        string[] paths = [.. body.Texts(Paths)];
        if (paths.Length > MostPaths)
        {
            throw AwsFault.Constraint(
                $"{paths.Length} paths",
                Paths,
                $"Member must have length less than or equal to {MostPaths}"
            );
        }

        foreach (var path in paths.Where(path => !path.StartsWith('/')))
        {
            throw AwsFault.Validation(
                $"The path {path} in {Paths} is not a valid JSON pointer: it must begin with a slash."
            );
        }
    }

    private static JsonNode Native(Exchange exchange)
    {
        using var line = LineBuffer.Take();
        Dialects.Native(exchange.Placement.Model).WriteAnswer(line.Json, exchange);
        return JsonNode.Parse(line.Written())!;
    }

    private static void Copy(JsonNode? from, JsonObject to, string[] path)
    {
        for (var depth = 0; depth < path.Length; depth++)
        {
            var name = path[depth]
                .Replace("~1", "/", StringComparison.Ordinal)
                .Replace("~0", "~", StringComparison.Ordinal);
            if (from is not JsonObject parent || !parent.TryGetPropertyValue(name, out from))
            {
                return;
            }

            if (depth == path.Length - 1)
            {
                to[name] = from?.DeepClone();
                return;
            }

            to = to[name] as JsonObject ?? (JsonObject)(to[name] = new JsonObject());
        }
    }
}

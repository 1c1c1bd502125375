using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Ringfence.Cdk.Configuration;

/// <summary>
/// The shape of a <c>foundation.json</c>: which settings there are, which are required, and of what kind. It lists everything that is
/// wrong with it, and makes of the rest a configuration whose values can be judged all the same.
/// </summary>
internal sealed class FoundationShape
{
    private readonly List<string> _problems = [];

    // Where something stands in for what was not given, or not understood: nothing said of it would be the reader's.
    private readonly List<string> _filled = [];

    private FoundationShape() => Mended = null!;

    /// <summary>Everything that is wrong: where, what was given, what is allowed.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>What was given, without what no configuration has, and with something in each place that must not be empty.</summary>
    public JsonNode Mended { get; private set; }

    /// <summary>Goes through what was given.</summary>
    public static FoundationShape Of(JsonNode given)
    {
        var shape = new FoundationShape();
        shape.Mended = shape.Walk(given, typeof(FoundationConfiguration), "");
        return shape;
    }

    /// <summary>Whether a problem with values is about a place that nothing was given for.</summary>
    public bool Invented(string problem) =>
        _filled.Exists(path =>
        {
            for (var at = problem.IndexOf(path, StringComparison.Ordinal); at >= 0; )
            {
                var end = at + path.Length;
                if (
                    (at == 0 || problem[at - 1] == ' ')
                    && (end == problem.Length || problem[end] is ':' or '.' or '[' or ',' or ' ')
                )
                {
                    return true;
                }

                at = problem.IndexOf(path, end, StringComparison.Ordinal);
            }

            return false;
        });

    private JsonNode Walk(JsonNode? given, Type type, string path)
    {
        if (type == typeof(string))
        {
            return Kind(given) == JsonValueKind.String ? given!.DeepClone() : Wrong(given, "a text", path, "");
        }

        if (type == typeof(int) || type == typeof(int?))
        {
            return given is JsonValue number && number.TryGetValue<int>(out _)
                ? given.DeepClone()
                : Wrong(given, "a whole number", path, 0);
        }

        if (!type.IsGenericType)
        {
            return given is JsonObject settings
                ? Settings(settings, type, path)
                : Wrong(given, "an object of settings", path, Stub(type));
        }

        var element = type.GetGenericArguments()[^1];
        if (type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            return given is JsonArray list
                ? new JsonArray([.. list.Select((each, at) => Walk(each, element, Item(path, each, at)))])
                : Wrong(given, "a list", path, new JsonArray());
        }

        return given is JsonObject pairs
            ? new JsonObject([
                .. pairs.Select(pair =>
                    KeyValuePair.Create(pair.Key, (JsonNode?)Walk(pair.Value, element, Member(path, pair.Key)))
                ),
            ])
            : Wrong(given, "an object of names", path, new JsonObject());
    }

    private JsonObject Settings(JsonObject given, Type type, string path)
    {
        var known = Known(type);
        var mended = new JsonObject();
        foreach (var (name, value) in given)
        {
            if (known.FirstOrDefault(setting => setting.Name == name) is { } setting)
            {
                mended[name] = Walk(value, setting.PropertyType, Member(path, name));
            }
            else
            {
                _problems.Add(
                    $"{Member(path, name)}: there is no such setting; {string.Join(", ", known.Select(each => each.Name))}"
                );
            }
        }

        foreach (var setting in known.Where(setting => IsRequired(setting) && !given.ContainsKey(setting.Name)))
        {
            var place = Member(path, setting.Name);
            _problems.Add($"{place}: it is missing, and there is no default; docs/foundation/configuration.md has it");
            _filled.Add(place);
            mended[setting.Name] = Stub(setting.PropertyType);
        }

        return mended;
    }

    private JsonNode Wrong(JsonNode? given, string allowed, string path, JsonNode instead)
    {
        _problems.Add($"{path}: {Given(given)} is given; {allowed}");
        _filled.Add(path);
        return instead;
    }

    // Of the right kind, and empty.
    private static JsonNode Stub(Type type) =>
        type == typeof(string) ? ""
        : type == typeof(int) ? 0
        : type.IsGenericType
            ? type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? new JsonArray()
                : new JsonObject()
        : new JsonObject([
            .. Known(type)
                .Where(IsRequired)
                .Select(setting => KeyValuePair.Create(setting.Name, (JsonNode?)Stub(setting.PropertyType))),
        ]);

    private static IList<JsonPropertyInfo> Known(Type type) => FoundationJson.Default.GetTypeInfo(type)!.Properties;

    private static bool IsRequired(JsonPropertyInfo setting) =>
        setting.AssociatedParameter is { HasDefaultValue: false };

    private static string Member(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    // As problems with values name it.
    private static string Item(string path, JsonNode? item, int at) =>
        item is JsonObject settings
        && settings.TryGetPropertyValue("name", out var name)
        && Kind(name) == JsonValueKind.String
            ? $"{path}.{name}"
            : FormattableString.Invariant($"{path}[{at}]");

    private static JsonValueKind Kind(JsonNode? given) => given?.GetValueKind() ?? JsonValueKind.Null;

    private static string Given(JsonNode? given) =>
        Kind(given) switch
        {
            JsonValueKind.Null => "null",
            JsonValueKind.Array => "a list",
            JsonValueKind.Object => "an object",
            JsonValueKind.String => "a text",
            _ => given!.ToJsonString(),
        };
}

using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Ringfence.Gateway.Doors;

/// <summary>Where a translation stands in a request's body, and why it stopped there. Its methods are false once it must stop.</summary>
internal sealed class BodyReading
{
    private readonly List<(string? Name, int Index)> _path = [];

    public Refusal? Refusal { get; private set; }

    /// <summary>
    /// The body as a tree; null with a refusal when it is no JSON object or names a member twice anywhere (what is translated must
    /// mean one thing). The caller disposes it.
    /// </summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> body, out Refusal? refusal)
    {
        var strict = new JsonDocumentOptions { MaxDepth = JsonSplice.MaxDepth, AllowDuplicateProperties = false };
        try
        {
            var json = JsonDocument.Parse(body, strict);
            refusal =
                json.RootElement.ValueKind == JsonValueKind.Object
                    ? null
                    : Invalid.Body("The body must be a JSON object.");
            return refusal is null ? json : null;
        }
        catch (JsonException fault)
        {
            refusal = fault.LineNumber is null
                ? Invalid.Body("The body names a member twice in one object.")
                : Invalid.Json(fault);
            return null;
        }
    }

    public void Enter(string member) => _path.Add((member, 0));

    public void Enter(int index) => _path.Add((null, index));

    public void Leave() => _path.RemoveAt(_path.Count - 1);

    /// <summary>Stops here. Always false.</summary>
    public bool Refuse(string problem)
    {
        var path = Path();
        Refusal ??= path.Length == 0 ? Invalid.Body(problem) : Invalid.At(path, problem);
        return false;
    }

    /// <summary>Stops at a member of what stands here. Always false.</summary>
    public bool Refuse(string member, string problem)
    {
        Enter(member);
        return Refuse(problem);
    }

    /// <summary>A member that must be there. <see cref="JsonValueKind.True"/> stands for either boolean.</summary>
    public bool Required(JsonElement of, string member, JsonValueKind kind, out JsonElement value) =>
        Optional(of, member, kind, out value)
        && (value.ValueKind != JsonValueKind.Undefined || Refuse(member, "is required."));

    /// <summary>A member that may be absent or null, and then is <see cref="JsonValueKind.Undefined"/>.</summary>
    public bool Optional(JsonElement of, string member, JsonValueKind kind, out JsonElement value)
    {
        if (!of.TryGetProperty(member, out value) || value.ValueKind == JsonValueKind.Null)
        {
            value = default;
            return true;
        }

        return Is(value.ValueKind, kind) || Refuse(member, $"must be {Name(kind)}.");
    }

    /// <summary>A string member, decoded; null when absent.</summary>
    public bool Optional(JsonElement of, string member, out string? text)
    {
        text = null;
        if (!Optional(of, member, JsonValueKind.String, out var value))
        {
            return false;
        }

        return value.ValueKind == JsonValueKind.Undefined
            || JsonText.TryDecode(value, out text)
            || Refuse(member, "has an unpaired surrogate escape.");
    }

    /// <summary>Reads each element of an array member; they must be objects.</summary>
    public bool Each(string member, JsonElement array, Func<JsonElement, bool> read)
    {
        Enter(member);
        var index = 0;
        foreach (var element in array.EnumerateArray())
        {
            Enter(index++);
            if (!IsObject(element) || !read(element))
            {
                return false;
            }
            Leave();
        }
        Leave();
        return true;
    }

    /// <summary>Whether what stands here is an object.</summary>
    public bool IsObject(JsonElement value) => value.ValueKind == JsonValueKind.Object || Refuse("must be an object.");

    /// <summary>A type or role name as errors may repeat it, in quotes; "this" for what could be content.</summary>
    public static string Quoted(JsonElement name) =>
        JsonText.TryDecode(name, out var text) && IsName(text!) ? $"\"{text}\"" : "this";

    /// <summary>Whether a text is a short identifier, which errors may repeat; anything else could be content.</summary>
    public static bool IsName(string text) =>
        text.Length is > 0 and <= 64 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');

    private static bool Is(JsonValueKind actual, JsonValueKind kind) =>
        actual == kind || (kind == JsonValueKind.True && actual == JsonValueKind.False);

    private static string Name(JsonValueKind kind) =>
        kind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "an array",
            JsonValueKind.String => "a string",
            JsonValueKind.Number => "a number",
            _ => "true or false",
        };

    private string Path()
    {
        var path = new StringBuilder();
        foreach (var (name, index) in _path)
        {
            path.Append(name is null ? string.Create(CultureInfo.InvariantCulture, $"[{index}]") : "")
                .Append(name is not null && path.Length > 0 ? "." : "")
                .Append(name);
        }

        return path.ToString();
    }
}

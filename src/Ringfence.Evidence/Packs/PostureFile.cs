using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Ringfence.Evidence.Packs;

/// <summary>An audit's results, as <c>ringfence audit … --all --format json</c> writes them (<c>ringfence.audit/1</c>).</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Sha256">Of its bytes, in lower hexadecimal.</param>
/// <param name="Time">When the audit was made.</param>
public sealed record PostureFile(
    string Name,
    string Sha256,
    DateTimeOffset Time,
    IReadOnlyDictionary<string, IReadOnlyList<PostureResult>> Results
)
{
    /// <summary>Reads one.</summary>
    /// <exception cref="InvalidDataException">It is no result of an audit; the message says what it lacks.</exception>
    public static PostureFile Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || root.Text("schema") != "ringfence.audit/1")
            {
                throw new InvalidDataException(
                    $"'{path}' is no result of an audit: its schema is not ringfence.audit/1; make one: ringfence audit PATH --all --format json --out {path}"
                );
            }

            var results = root.GetProperty("findings")
                .EnumerateArray()
                .Select(Result)
                .GroupBy(result => result.Control, StringComparer.Ordinal)
                .ToDictionary(
                    group => group.Key,
                    group => (IReadOnlyList<PostureResult>)[.. group],
                    StringComparer.Ordinal
                );
            var time = DateTimeOffset.Parse(root.GetProperty("time").GetString()!, CultureInfo.InvariantCulture);
            return new(Path.GetFileName(path), Convert.ToHexStringLower(SHA256.HashData(bytes)), time, results);
        }
        catch (Exception error)
            when (error is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            throw new InvalidDataException($"'{path}' is no result of an audit: {error.Message}", error);
        }
    }

    private static PostureResult Result(JsonElement finding)
    {
        var resource = finding.TryGetProperty("resource", out var found) ? found : default;
        var place = finding.Text("file") is { } file
            ? $"{file}:{finding.Text("line")}:{finding.Text("column")}".TrimEnd(':')
            : "";
        var name =
            resource.ValueKind == JsonValueKind.Object ? $"{resource.Text("type")} {resource.Text("logicalId")}" : "";
        return new(
            finding.GetProperty("control").GetString()!,
            finding.GetProperty("verdict").GetString()!,
            finding.Text("severity") ?? "",
            finding.Text("reason") ?? "",
            $"{name} {place}".Trim()
        )
        {
            ToldBy = finding.Text("toldBy"),
        };
    }
}

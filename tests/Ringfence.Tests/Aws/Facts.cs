using System.Text.Json;
using System.Text.RegularExpressions;
using Ringfence.Tests.House;

namespace Ringfence.Tests.Aws;

/// <summary>Vectors made with the real AWS packages, and requests captured from real clients; kept beside the repository, not in it.</summary>
internal static class Facts
{
    private static readonly string Folder = Path.Combine(Repository.Root, "..", "shared", "facts");

    public static JsonElement.ArrayEnumerator Vectors(string file) =>
        Read(file).GetProperty("vectors").EnumerateArray();

    /// <summary>The requests of a capture; marker lines between them are left out.</summary>
    public static IEnumerable<JsonElement> Captures(string file)
    {
        MustExist(file);
        return File.ReadLines(Path.Combine(Folder, file))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(request => request.TryGetProperty("method", out _));
    }

    /// <summary>The pattern of InvokeModel's modelId in AWS's service model, anchored at both ends.</summary>
    public static Regex ModelIdPattern()
    {
        var shapes = Read("botocore/bedrock-runtime.service-2.json").GetProperty("shapes");
        return new(
            $@"\A(?:{shapes.GetProperty("InvokeModelIdentifier").Text("pattern")})\z",
            RegexOptions.None,
            TimeSpan.FromSeconds(5)
        );
    }

    public static string Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString()! : "";

    private static JsonElement Read(string file)
    {
        MustExist(file);
        return JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, file))).RootElement;
    }

    private static void MustExist(string file) =>
        Assert.SkipUnless(
            File.Exists(Path.Combine(Folder, file)),
            $"{Folder}/{file} is not here: its vectors were not checked"
        );
}

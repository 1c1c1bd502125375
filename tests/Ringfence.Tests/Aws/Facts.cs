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

    /// <summary>The exceptions of a service model: name, status, and whether AWS calls it retryable.</summary>
    public static IEnumerable<(string Name, int Status, bool Retryable)> Exceptions(string service)
    {
        foreach (var shape in Read($"botocore/{service}.service-2.json").GetProperty("shapes").EnumerateObject())
        {
            if (shape.Value.TryGetProperty("error", out var error) && shape.Value.TryGetProperty("exception", out _))
            {
                yield return (
                    shape.Name,
                    error.GetProperty("httpStatusCode").GetInt32(),
                    shape.Value.TryGetProperty("retryable", out _)
                );
            }
        }
    }

    /// <summary>The exceptions that Bedrock Runtime's response streams can carry, by shape and by member.</summary>
    public static IEnumerable<(string Name, string Member)> StreamExceptions()
    {
        var shapes = Read("botocore/bedrock-runtime.service-2.json").GetProperty("shapes");
        return from stream in (string[])["ConverseStreamOutput", "ResponseStream"]
            from member in shapes.GetProperty(stream).GetProperty("members").EnumerateObject()
            let shape = member.Value.Text("shape")
            where shape.EndsWith("Exception", StringComparison.Ordinal)
            select (shape, member.Name);
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

using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ringfence.Cdk.Configuration;

/// <summary>Reads <c>foundation.json</c>.</summary>
public static class FoundationFile
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>Reads and checks a file.</summary>
    /// <exception cref="FoundationInvalidException">It is not there, is no JSON, or says what cannot be built.</exception>
    public static FoundationConfiguration Read(string path)
    {
        try
        {
            return Parse(path, File.ReadAllText(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FoundationInvalidException(path, [$"it could not be read: {error.Message}"]);
        }
    }

    /// <summary>Reads and checks a text.</summary>
    /// <param name="name">What the text is called in messages.</param>
    /// <param name="json">The text.</param>
    /// <exception cref="FoundationInvalidException">It is no JSON, or says what cannot be built.</exception>
    public static FoundationConfiguration Parse(string name, string json)
    {
        var shape = FoundationShape.Of(Node(name, json));
        var configuration = shape.Mended.Deserialize(FoundationJson.Default.FoundationConfiguration)!;
        string[] problems =
        [
            .. shape.Problems,
            .. FoundationProblems.Of(configuration).Where(problem => !shape.Invented(problem)),
        ];
        return problems.Length == 0 ? configuration : throw new FoundationInvalidException(name, problems);
    }

    private static JsonObject Node(string name, string json)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: Lenient) as JsonObject
                ?? throw new FoundationInvalidException(
                    name,
                    ["it is null, or no object; docs/foundation/configuration.md has an example"]
                );
        }
        catch (JsonException error)
        {
            // What cannot be read to its end says nothing of what comes after.
            throw new FoundationInvalidException(name, [error.Message]);
        }
    }
}

using System.Text.Json;

namespace Ringfence.Cdk.Configuration;

/// <summary>Reads <c>foundation.json</c>.</summary>
public static class FoundationFile
{
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
        FoundationConfiguration? configuration;
        try
        {
            configuration = JsonSerializer.Deserialize(json, FoundationJson.Default.FoundationConfiguration);
        }
        catch (JsonException error)
        {
            throw new FoundationInvalidException(name, [error.Message]);
        }

        if (configuration is null)
        {
            throw new FoundationInvalidException(name, ["it is null; docs/foundation/configuration.md has an example"]);
        }

        var problems = FoundationProblems.Of(configuration);
        return problems.Count == 0 ? configuration : throw new FoundationInvalidException(name, problems);
    }
}

using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ringfence.Gateway.Phi.Engines;

/// <summary>Microsoft Presidio's analyzer: <c>POST /analyze</c>. Offsets are Python's, in code points.</summary>
/// <param name="analyze">The address of <c>/analyze</c>.</param>
internal sealed class PresidioAnalyzer(HttpClient http, Uri analyze, EngineOptions options) : IEngine
{
    private readonly IReadOnlyList<string>? _entities = options.Entities.Count > 0 ? options.Entities : null;

    /// <summary>spaCy takes a million characters; parts of this size keep one worker's answer within the time limit.</summary>
    public int MostBytes => 100_000;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<EngineSpan>> FindAsync(string text, CancellationToken cancel)
    {
        var asked = new Analyze(text, options.Language, _entities, options.MinScore);
        using var request = new HttpRequestMessage(HttpMethod.Post, analyze);
        request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(asked, EngineJson.Default.Analyze));
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        if (options.Authorization.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("Authorization", options.Authorization);
        }
        using var response = await http.SendAsync(request, cancel);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new EngineException(EngineFaults.Of((int)response.StatusCode));
        }
        var found = EngineJson.Read(
            await response.Content.ReadAsByteArrayAsync(cancel),
            EngineJson.Default.IReadOnlyListAnalyzed
        );
        var points = new CodePoints(text);
        var spans = new List<EngineSpan>(found.Count);
        foreach (var each in found)
        {
            var (start, end) = points.Of(each.Start, each.End);
            spans.Add(new(start, end, each.EntityType, each.Score));
        }
        return spans;
    }

    internal sealed record Analyze(
        [property: JsonPropertyName("text")] string Text,
        [property: JsonPropertyName("language")] string Language,
        [property: JsonPropertyName("entities")] IReadOnlyList<string>? Entities,
        [property: JsonPropertyName("score_threshold")] double ScoreThreshold
    );

    internal sealed record Analyzed(
        [property: JsonPropertyName("entity_type")] string EntityType,
        [property: JsonPropertyName("start")] int Start,
        [property: JsonPropertyName("end")] int End,
        [property: JsonPropertyName("score")] double Score
    );
}

using System.Text.Json;
using System.Text.Json.Serialization;
using Ringfence.Aws.Calls;

namespace Ringfence.Gateway.Phi.Engines;

/// <summary>
/// The sensitive-information policy of a Bedrock guardrail, by <c>ApplyGuardrail</c>. It gives no offsets but the words that matched, so
/// each place where those stand is one. Its other policies (topics, words, filters) are not this engine's: the guardrail of step 6 has them.
/// </summary>
internal sealed class BedrockGuardrail(SignedHttp aws, string region, Uri apply) : IEngine
{
    /// <summary>25 text units of 1,000 characters.</summary>
    public int MostBytes => 25_000;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<EngineSpan>> FindAsync(string text, CancellationToken cancel)
    {
        // FULL tells of entities that are only detected (action NONE), too.
        var asked = new ApplyGuardrail("INPUT", [new(new(text))], "FULL");
        var body = JsonSerializer.SerializeToUtf8Bytes(asked, EngineJson.Default.ApplyGuardrail);
        var answer = await aws.SendAsync(
            new AwsCall(HttpMethod.Post, "bedrock", region, apply, "application/json", body),
            cancel
        );
        AwsFaults.ThrowIfAny(answer);
        var given = EngineJson.Read(answer.Body.Span, EngineJson.Default.ApplyGuardrailAnswer);
        if (given.GuardrailCoverage?.TextCharacters is { } characters && characters.Guarded < characters.Total)
        {
            throw new EngineException(EngineFault.Incomplete);
        }
        List<EngineSpan> spans = [];
        foreach (var policy in given.Assessments.Select(assessment => assessment.SensitiveInformationPolicy))
        {
            foreach (var entity in policy?.PiiEntities ?? [])
            {
                Add(text, entity.Match, entity.Type, entity.Detected, spans);
            }
            foreach (var regex in policy?.Regexes ?? [])
            {
                Add(text, regex.Match, regex.Name ?? "", regex.Detected, spans);
            }
        }
        return spans;
    }

    private static void Add(string text, string match, string type, bool? detected, List<EngineSpan> spans)
    {
        if (detected == false)
        {
            return;
        }
        var before = spans.Count;
        for (var at = 0; match.Length > 0 && (at = text.IndexOf(match, at, StringComparison.Ordinal)) >= 0; )
        {
            spans.Add(new(at, at + match.Length, type, Score: 1));
            at += match.Length;
        }
        if (spans.Count == before)
        {
            // It names an identifier that cannot be found here, so it cannot be taken out.
            throw new EngineException(EngineFault.Malformed);
        }
    }

    internal sealed record ApplyGuardrail(
        [property: JsonPropertyName("source")] string Source,
        [property: JsonPropertyName("content")] IReadOnlyList<GuardedBlock> Content,
        [property: JsonPropertyName("outputScope")] string OutputScope
    );

    internal sealed record GuardedBlock([property: JsonPropertyName("text")] GuardedText Text);

    internal sealed record GuardedText([property: JsonPropertyName("text")] string Text);

    internal sealed record ApplyGuardrailAnswer(
        [property: JsonPropertyName("action")] string Action,
        [property: JsonPropertyName("assessments")] IReadOnlyList<GuardrailAssessment> Assessments,
        [property: JsonPropertyName("guardrailCoverage")] GuardrailCoverage? GuardrailCoverage = null
    );

    internal sealed record GuardrailAssessment(
        [property: JsonPropertyName("sensitiveInformationPolicy")]
            SensitiveInformation? SensitiveInformationPolicy = null
    );

    internal sealed record SensitiveInformation(
        [property: JsonPropertyName("piiEntities")] IReadOnlyList<PiiEntity>? PiiEntities = null,
        [property: JsonPropertyName("regexes")] IReadOnlyList<PiiRegex>? Regexes = null
    );

    internal sealed record PiiEntity(
        [property: JsonPropertyName("match")] string Match,
        [property: JsonPropertyName("type")] string Type,
        [property: JsonPropertyName("detected")] bool? Detected = null
    );

    internal sealed record PiiRegex(
        [property: JsonPropertyName("match")] string Match,
        [property: JsonPropertyName("name")] string? Name = null,
        [property: JsonPropertyName("detected")] bool? Detected = null
    );

    internal sealed record GuardrailCoverage(
        [property: JsonPropertyName("textCharacters")] GuardedCharacters? TextCharacters = null
    );

    internal sealed record GuardedCharacters(
        [property: JsonPropertyName("guarded")] int Guarded,
        [property: JsonPropertyName("total")] int Total
    );
}

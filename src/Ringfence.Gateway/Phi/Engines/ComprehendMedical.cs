using System.Text.Json;
using Ringfence.Aws.Calls;

namespace Ringfence.Gateway.Phi.Engines;

/// <summary>
/// Amazon Comprehend Medical's <c>DetectPHI</c> (2018-10-30): English, fewer than 20,000 bytes a call, offsets in code points. Each
/// finding repeats its text, which has to stand where it says: a count that were off would leave an identifier in place unseen.
/// </summary>
internal sealed class ComprehendMedical(SignedHttp aws, string region, Uri endpoint) : IEngine
{
    private const string Target = "ComprehendMedical_20181030.DetectPHI";

    /// <inheritdoc/>
    public int MostBytes => 19_999;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<EngineSpan>> FindAsync(string text, CancellationToken cancel)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new(text), EngineJson.Default.DetectPhi);
        var answer = await aws.SendAsync(
            AwsCall.Json("comprehendmedical", region, endpoint, "1.1", Target, body),
            cancel
        );
        AwsFaults.ThrowIfAny(answer);
        var found = EngineJson.Read(answer.Body.Span, EngineJson.Default.DetectPhiAnswer);
        if (!string.IsNullOrEmpty(found.PaginationToken))
        {
            // There is more, and the operation has no member to ask for it with.
            throw new EngineException(EngineFault.Incomplete);
        }
        var points = new CodePoints(text);
        var spans = new List<EngineSpan>(found.Entities.Count);
        foreach (var entity in found.Entities)
        {
            var (start, end) = points.Of(entity.BeginOffset, entity.EndOffset);
            if (!text.AsSpan(start, end - start).SequenceEqual(entity.Text))
            {
                throw new EngineException(EngineFault.Malformed);
            }
            spans.Add(new(start, end, entity.Type, entity.Score));
        }
        return spans;
    }

    internal sealed record DetectPhi(string Text);

    internal sealed record DetectPhiAnswer(IReadOnlyList<PhiEntity> Entities, string? PaginationToken = null);

    internal sealed record PhiEntity(int BeginOffset, int EndOffset, string Text, string Type, double Score);
}

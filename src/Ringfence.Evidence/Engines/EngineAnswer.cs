using Ringfence.Evidence.Integrity;
using Ringfence.Evidence.Questions;

namespace Ringfence.Evidence.Engines;

/// <summary>An engine's answer, and what it read for it.</summary>
/// <param name="BytesRead">Null where the engine does not say.</param>
public sealed record EngineAnswer(Answer Answer, long? BytesRead)
{
    // An engine verifies no signature: whatever it reads, nothing proves it complete.
    internal static IReadOnlyDictionary<string, IReadOnlyList<TimeSpanUtc>> Unproven { get; } =
        new Dictionary<string, IReadOnlyList<TimeSpanUtc>>
        {
            ["gateway"] = [],
            ["cloudtrail"] = [],
            ["invocation-log"] = [],
            ["access"] = [],
        };
}

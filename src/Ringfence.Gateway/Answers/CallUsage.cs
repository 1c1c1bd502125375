using Ringfence.Ledger.Entries;

namespace Ringfence.Gateway.Answers;

/// <summary>What a call used and how the model ended it, to the last byte received. Owned by one call.</summary>
internal sealed class CallUsage
{
    public long Input { get; set; }

    public long Output { get; set; }

    public long CacheRead { get; set; }

    public long CacheWrite { get; set; }

    /// <summary>Whether Bedrock gave any count at all.</summary>
    public bool IsCounted { get; set; }

    /// <summary>Bedrock's or the model's own word; empty until it came.</summary>
    public string StopReason { get; set; } = "";

    /// <summary>Whether a guardrail blocked or masked something.</summary>
    public bool GuardrailIntervened { get; set; }

    /// <summary>Whether the stream's end marker came; without it an end is a break.</summary>
    public bool HasEnded { get; set; }

    /// <summary>Whether the model has begun to say something.</summary>
    public bool HasContent { get; set; }

    public TokenCounts Tokens(bool partial) => new(Input, Output, CacheRead, CacheWrite, partial);

    /// <summary>Takes a count under any of the names that Bedrock and its models have for it; false when it is no count.</summary>
    public bool TryCount(ReadOnlySpan<byte> name, long count)
    {
        switch (name)
        {
            case var _ when UsageNames.IsInput(name):
                Input = count;
                break;
            case var _ when UsageNames.IsOutput(name):
                Output = count;
                break;
            case var _ when UsageNames.IsCacheRead(name):
                CacheRead = count;
                break;
            case var _ when UsageNames.IsCacheWrite(name):
                CacheWrite = count;
                break;
            default:
                return false;
        }
        IsCounted = true;
        return true;
    }
}

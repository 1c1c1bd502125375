using Ringfence.LocalBedrock.Model;

namespace Ringfence.LocalBedrock;

/// <summary>How the stand-in model behaves when a prompt carries no directive of its own.</summary>
public sealed record StandInBehaviour
{
    /// <summary>Time before the first byte of an answer.</summary>
    /// <value>none</value>
    public TimeSpan Delay { get; init; }

    /// <summary>Time between two pieces of a streamed answer.</summary>
    /// <value>none</value>
    public TimeSpan ChunkDelay { get; init; }

    /// <summary>Every this many model calls, one is refused with <see cref="FailWith"/>; 0 refuses none.</summary>
    /// <value>0</value>
    public int FailEvery { get; init; }

    /// <summary>The failure's name as the <c>fail</c> directive spells it (README: Directives).</summary>
    /// <value>throttling</value>
    public string FailWith { get; init; } = "throttling";

    internal IEnumerable<string> Problems()
    {
        if (Delay < TimeSpan.Zero || ChunkDelay < TimeSpan.Zero || FailEvery < 0)
        {
            yield return "Behaviour delays and FailEvery may not be negative.";
        }

        if (!Failure.Names.Contains(FailWith))
        {
            yield return $"Behaviour FailWith '{FailWith}' is no failure: use one of {string.Join(", ", Failure.Names)}.";
        }
    }
}

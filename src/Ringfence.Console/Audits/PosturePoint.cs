using Ringfence.Controls;

namespace Ringfence.Console.Audits;

/// <summary>What is open at one time, over all estates.</summary>
/// <param name="Fails">That falls short, by severity: low first.</param>
/// <param name="Unknown">That could not be told.</param>
internal sealed record PosturePoint(DateTimeOffset Time, IReadOnlyList<long> Fails, long Unknown)
{
    public long Open => Fails.Sum();

    public long Of(Severity severity) => Fails[(int)severity];

    /// <summary>Adds up the audits that stood at a time; a place that had none yet is null.</summary>
    public static PosturePoint Sum(DateTimeOffset time, IEnumerable<PostureRun?> runs)
    {
        var fails = new long[Enum.GetValues<Severity>().Length];
        var unknown = 0L;
        foreach (var run in runs.OfType<PostureRun>())
        {
            for (var severity = 0; severity < fails.Length; severity++)
            {
                fails[severity] += run.Fails[severity];
            }

            unknown += run.Unknown;
        }

        return new(time, fails, unknown);
    }
}

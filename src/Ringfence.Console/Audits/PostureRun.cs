using Ringfence.Controls;
using Ringfence.Evidence.Packs;

namespace Ringfence.Console.Audits;

/// <summary>How many findings an audit has open.</summary>
/// <param name="Time">When it was made.</param>
/// <param name="Fails">That fall short, by severity: low first.</param>
/// <param name="Unknown">That could not be told.</param>
internal sealed record PostureRun(string Path, DateTimeOffset Time, IReadOnlyList<long> Fails, long Unknown)
{
    /// <summary>Counts a result's findings. Controls that this version does not know go by the severity that the file says.</summary>
    public static PostureRun Of(string path, PostureFile file)
    {
        var fails = new long[Enum.GetValues<Severity>().Length];
        var unknown = 0L;
        foreach (var result in file.Results.Values.SelectMany(results => results))
        {
            switch (result.Verdict.ToUpperInvariant())
            {
                case "FAIL":
                    fails[(int)SeverityOf(result)]++;
                    break;
                case "UNKNOWN":
                    unknown++;
                    break;
            }
        }

        return new(path, file.Time, fails, unknown);
    }

    private static Severity SeverityOf(PostureResult result) =>
        Catalogue.Find(result.Control)?.Severity
        ?? (Enum.TryParse<Severity>(result.Severity, ignoreCase: true, out var said) ? said : Severity.Low);
}

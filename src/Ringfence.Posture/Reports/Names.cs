using Ringfence.Controls;

namespace Ringfence.Posture.Reports;

/// <summary>How verdicts, severities and facts of exposure are written; enumerations' own names cost a look-up each time.</summary>
public static class Names
{
    /// <summary>A verdict as JSON has it.</summary>
    public static string Of(FindingVerdict verdict) =>
        verdict switch
        {
            FindingVerdict.Pass => "Pass",
            FindingVerdict.Fail => "Fail",
            FindingVerdict.Unknown => "Unknown",
            FindingVerdict.NotApplicable => "NotApplicable",
            _ => "Waived",
        };

    /// <summary>A severity as JSON has it.</summary>
    public static string Of(Severity severity) =>
        severity switch
        {
            Severity.Critical => "critical",
            Severity.High => "high",
            Severity.Medium => "medium",
            _ => "low",
        };

    /// <summary>The facts: <c>internet</c>, <c>phi</c>, <c>production</c>.</summary>
    public static IEnumerable<string> Of(Exposure exposure)
    {
        if (exposure.HasFlag(Exposure.Internet))
        {
            yield return "internet";
        }

        if (exposure.HasFlag(Exposure.Phi))
        {
            yield return "phi";
        }

        if (exposure.HasFlag(Exposure.Production))
        {
            yield return "production";
        }
    }

    /// <summary>The same for a reader: <c>reachable from the internet, holds PHI</c>; empty for none.</summary>
    public static string Said(Exposure exposure) =>
        string.Join(
            ", ",
            Of(exposure)
                .Select(fact =>
                    fact switch
                    {
                        "internet" => "reachable from the internet",
                        "phi" => "holds PHI",
                        _ => "production",
                    }
                )
        );
}

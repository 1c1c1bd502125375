namespace Ringfence.Controls.Lambda;

/// <summary>
/// The latest runtime of each language. AWS Lambda Developer Guide, "Lambda runtimes"; as of November 2026. A language
/// that AWS no longer serves, and <c>provided</c>, which is an operating system, are not in it.
/// </summary>
internal static class LambdaRuntimes
{
    private static readonly (string Language, string Latest)[] Languages =
    [
        ("nodejs", "nodejs24.x"),
        ("python", "python3.15"),
        ("java", "java25"),
        ("dotnet", "dotnet10"),
        ("ruby", "ruby4.0"),
    ];

    /// <summary>The latest runtime of a runtime's language; null where it has none.</summary>
    public static string? LatestFor(string runtime)
    {
        foreach (var (language, latest) in Languages)
        {
            if (runtime.StartsWith(language, StringComparison.Ordinal))
            {
                return latest;
            }
        }

        return null;
    }
}

namespace Ringfence.Evidence.Sigma;

/// <summary>The rules of a directory, and those that were refused with the reason of each.</summary>
/// <param name="Rules">Those that speak for themselves, and those that correlations use.</param>
/// <param name="Silent">Rules that only a correlation uses.</param>
internal sealed record SigmaRules(
    IReadOnlyList<SigmaRule> Rules,
    IReadOnlySet<SigmaRule> Silent,
    IReadOnlyDictionary<SigmaRule, (SigmaAggregation Asked, TimeSpan Span)> Aggregations,
    IReadOnlyList<SigmaCorrelation> Correlations,
    IReadOnlyList<SigmaRefusal> Refused
)
{
    /// <summary>Reads every <c>.yml</c> and <c>.yaml</c> below a directory, or one file.</summary>
    public static SigmaRules Load(string path)
    {
        var loading = new SigmaLoading();
        IEnumerable<string> files = File.Exists(path)
            ? [path]
            : Directory
                .EnumerateFiles(path, "*.y*ml", SearchOption.AllDirectories)
                .Where(file => Path.GetExtension(file) is ".yml" or ".yaml")
                .Order(StringComparer.Ordinal);
        foreach (var file in files)
        {
            loading.File(file, Path.GetRelativePath(File.Exists(path) ? Path.GetDirectoryName(path)! : path, file));
        }

        return loading.End();
    }
}

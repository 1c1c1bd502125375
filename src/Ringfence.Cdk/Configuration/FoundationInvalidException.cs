namespace Ringfence.Cdk.Configuration;

/// <summary>A <c>foundation.json</c> that cannot be built. <see cref="Exception.Message"/> has one line for each problem.</summary>
/// <param name="file">The file as it was named.</param>
/// <param name="problems">Every problem: where, what was given, what is allowed.</param>
public sealed class FoundationInvalidException(string file, IReadOnlyList<string> problems)
    : Exception(string.Join('\n', problems.Select(problem => $"{file}: {problem}")))
{
    /// <summary>Every problem, in the order of the file.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}

using Ringfence.Controls;
using Ringfence.Evidence.Packs;

namespace Ringfence.Console.Audits;

/// <summary>The newest result of an audit that was made elsewhere: a pipeline's, or <c>audit --account</c>'s.</summary>
internal sealed class LastRun(PostureRuns runs)
{
    public sealed record Line(Control Control, PostureResult Result)
    {
        public bool IsFail => string.Equals(Result.Verdict, "fail", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>It, and what of it does not pass, gravest first; null when there is none.</summary>
    /// <exception cref="InvalidDataException">A file is no result of an audit.</exception>
    public (PostureFile File, IReadOnlyList<Line> Lines)? Read()
    {
        var newest = runs.Newest();
        if (newest is null)
        {
            return null;
        }
        return (
            newest,
            [
                .. newest
                    .Results.Values.SelectMany(results => results)
                    .Where(result => result.Verdict.ToLowerInvariant() is "fail" or "unknown" or "waived")
                    .Select(result => (Control: Catalogue.Find(result.Control), result))
                    .Where(line => line.Control is not null)
                    .Select(line => new Line(line.Control!, line.result))
                    .OrderBy(line => !line.IsFail)
                    .ThenByDescending(line => line.Control.Severity),
            ]
        );
    }
}

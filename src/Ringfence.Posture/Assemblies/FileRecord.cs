using Ringfence.Posture.CloudFormation;

namespace Ringfence.Posture.Assemblies;

/// <summary>What is noted of a file while it is read.</summary>
/// <param name="name">As the caller named it.</param>
/// <param name="path">Where it lies; null: nowhere (standard input).</param>
internal sealed class FileRecord(string name, string? path)
{
    public string Name => name;

    public string? Path => path;

    public int Resources { get; set; }

    public List<SourceProblem> Problems { get; } = [];

    public AuditedFile Done() =>
        new(name, Resources, Problems.Count == 0 ? null : string.Join("; ", Problems.Select(Say)));

    private static string Say(SourceProblem problem) =>
        problem.Line > 0 ? $"line {problem.Line}, column {problem.Column}: {problem.Message}" : problem.Message;
}

using Ringfence.Controls.Facts;

namespace Ringfence.Posture;

/// <summary>The resource that a finding is about.</summary>
/// <param name="LogicalId">Its id in the template; for a live resource, its identifier.</param>
/// <param name="Type">CloudFormation's type, or <c>Ringfence::…</c>.</param>
/// <param name="CdkPath">The construct that made it; null where none is named.</param>
public sealed record FindingResource(string LogicalId, string Type, string? CdkPath)
{
    /// <summary>The line of the CDK app that made it; null where the assembly does not say.</summary>
    public SourcePlace? Code { get; init; }

    /// <summary>The serverless resource that SAM makes it of; null where it stands in the template itself.</summary>
    public WrittenResource? MadeOf { get; init; }

    /// <summary>What a change of it is written into.</summary>
    internal WrittenResource Written => MadeOf ?? new WrittenResource(LogicalId, Type);
}
